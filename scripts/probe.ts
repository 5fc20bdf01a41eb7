/**
 * `npm run probe`: lists the devices that are found; with the name of a kind it tries one out and writes its declaration
 * for kiosk.json. Talk goes to standard error, JSON to standard output or `--out`.
 * Exit 0 done, 1 failed or given up, 2 wrong use, 3 more than one declaration fits.
 */
import { writeFileSync } from 'node:fs';
import { DeviceError, systemClock } from '@hallway/device-drivers';
import {
  findDevices,
  ProbeError,
  probeDeclaredPrinter,
  probeDeclaredReader,
  probeDeclaredReceiptPrinter,
} from '@hallway/device-drivers/probe';
import type { Operator } from '@hallway/device-drivers/probe';
import { probeOptions, usage, UsageError } from './probe/options.ts';
import type { ProbeOptions } from './probe/options.ts';
import { openTerminal } from './probe/terminal.ts';

const clock = systemClock;

/** What to write: a declaration, or a list of which one is to be chosen. */
async function probe(options: ProbeOptions, operator: Operator): Promise<object> {
  switch (options.what) {
    case 'find': {
      const searches = await findDevices({ clock });
      for (const { failed } of searches) if (failed !== null) operator.tell(failed);
      const found = searches.flatMap((search) => search.found);
      for (const { about } of found) operator.tell(about);
      if (found.length === 0) operator.tell({ zh: '没有找到设备。', en: 'No device was found.' });
      return found;
    }
    case 'printer':
      return probeDeclaredPrinter(options.declaration, operator, { clock, agreed: options.agreed });
    case 'receipt-printer':
      return probeDeclaredReceiptPrinter(options.port, operator, { clock, agreed: options.agreed });
    case 'reader':
    case 'scanner': {
      const fitting = await probeDeclaredReader(options.what, options.port, operator, { clock });
      const [only] = fitting;
      if (fitting.length > 1) process.exitCode = 3;
      return fitting.length === 1 && only !== undefined ? only : fitting;
    }
  }
}

const { operator, close } = openTerminal();
try {
  const options = probeOptions(process.argv.slice(2));
  const json = `${JSON.stringify(await probe(options, operator), null, 2)}\n`;
  if (options.out === null) process.stdout.write(json);
  else writeFileSync(options.out, json);
} catch (error) {
  process.exitCode = error instanceof UsageError ? 2 : 1;
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n${usage}\n`);
  else if (error instanceof ProbeError) operator.tell(error.words);
  else if (error instanceof DeviceError) {
    operator.tell({
      zh: `设备没有做到（${error.code}）：${error.message}`,
      en: `The device failed (${error.code}): ${error.message}`,
    });
  } else throw error;
} finally {
  close();
}
