import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { expect, it, onTestFinished } from 'vitest';
import { hasIpptool, ipptool, NO_IPPTOOL } from '../support/ipptool.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

const suites = '/usr/share/cups/ipptool';

/** Documents the suite names and Debian does not ship. The simulator takes PDF only, so these are all it prints. */
const documents = ['document-a4.pdf', 'document-letter.pdf'];

it.skipIf(!hasIpptool || !existsSync(suites))(
  `the printer simulator passes the IPP/1.1 suite of CUPS, all of it (${NO_IPPTOOL})`,
  { timeout: 300_000 },
  async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const simulator = await startIppPrinterSimulator({
      dir: join(dir.path, 'printer'),
      msPerPage: 5,
    });
    onTestFinished(() => simulator.stop());
    copyFileSync(join(suites, 'ipp-1.1.test'), join(dir.path, 'ipp-1.1.test'));
    for (const name of documents) writeFileSync(join(dir.path, name), pdfOfPages(2));
    for (const name of ['document-a4.ps', 'document-letter.ps', 'color.jpg', 'gray.jpg']) {
      writeFileSync(join(dir.path, name), '');
    }
    const said = await ipptool(
      [
        '-tI',
        '-f',
        'document-a4.pdf',
        simulator.uri.replace('127.0.0.1', 'localhost'),
        'ipp-1.1.test',
      ],
      dir.path,
    );
    const failed = said.split('\n').filter((line) => line.includes('[FAIL]'));
    expect(failed).toEqual([]);
    const [, passed] = /(\d+) passed, 0 failed/.exec(said) ?? [said, '0'];
    expect(Number(passed)).toBeGreaterThanOrEqual(30);
    process.stdout.write(`ipptool: ${said.trimEnd().split('\n').slice(-2).join(' ')}\n`);
  },
);
