import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { expect, it, onTestFinished } from 'vitest';
import { parseCommand } from '../../../device-drivers/sim/ipp-printer/control.ts';
import { until } from '../../peers/daemon.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

const job = {
  name: 'cert:1:1',
  user: 'kiosk',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 2,
  format: 'application/pdf',
} as const;

it('runs as a program of its own, worked by hand over HTTP', async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const cli = fileURLToPath(
    new URL('../../../device-drivers/sim/ipp-printer/cli.ts', import.meta.url),
  );
  const args = [cli, '--dir', join(dir.path, 'printer'), '--port', '0', '--ms-per-page', '5'];
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const ended = once(program, 'exit');
    program.kill('SIGTERM');
    await ended;
  });
  const [line] = (await once(createInterface({ input: program.stdout }), 'line')) as [string];
  const { uri } = JSON.parse(line) as { uri: string };
  const base = uri.replace('ipp://', 'http://').replace('/ipp/print', '');
  const control = (command: object): Promise<Response> =>
    fetch(`${base}/control`, { method: 'POST', body: JSON.stringify(command) });
  const printer = createIppPrinter({ uri }, systemClock);

  expect((await control({ do: 'set-fault', fault: 'cover-open', present: true })).status).toBe(200);
  await until('the cover is open', async () => {
    return (await printer.identify()).reasons.some(({ keyword }) => keyword === 'cover-open');
  });
  expect((await control({ do: 'set-fault', fault: 'fire', present: true })).status).toBe(400);
  await control({ do: 'set-fault', fault: 'cover-open', present: false });
  const ref = await printer.createJob(job);
  await printer.sendDocument(ref, pdfOfPages(2));
  await until('printed', async () => (await printer.job(ref))?.state === 'completed');
  const state = await fetch(`${base}/state`).then((response) => response.json());
  expect(state).toMatchObject({ sheets: 248, sheetsPrinted: 2, faults: [] });
  await control({ do: 'power-cycle' });
  await until(
    'the job is forgotten',
    async () => (await printer.job(ref).catch(() => undefined)) === null,
  );
});

it('takes no command that is none', () => {
  const bad = ['', '{', 'null', '[]', '{"do":"explode"}', '{"do":"load-paper","sheets":-1}'];
  for (const text of bad) expect(parseCommand(text)).toBeNull();
  const command = { do: 'set-toner', percent: 5 };
  expect(parseCommand(JSON.stringify(command))).toEqual(command);
});

it('is the same machine when it is started in the same folder', async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const first = await startIppPrinterSimulator({ dir: dir.path, msPerPage: 1 });
  const printer = createIppPrinter({ uri: first.uri }, systemClock);
  const ref = await printer.createJob(job);
  await printer.sendDocument(ref, pdfOfPages(2));
  await until('printed', async () => (await printer.job(ref))?.state === 'completed');
  await first.stop();
  const second = await startIppPrinterSimulator({ dir: dir.path });
  onTestFinished(() => second.stop());
  expect(second.printerUuid).toBe(first.printerUuid);
  expect(second.sheets()).toHaveLength(2);
  const again = createIppPrinter({ uri: second.uri, printerUuid: first.printerUuid }, systemClock);
  expect(await again.identify()).toMatchObject({ impressionsCompleted: 2, queuedJobs: 0 });
  expect(await again.job(ref)).toBeNull();
});
