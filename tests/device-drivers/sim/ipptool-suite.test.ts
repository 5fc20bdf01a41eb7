import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { expect, it, onTestFinished } from 'vitest';
import { hasIpptool, ipptool, NO_IPPTOOL } from '../support/ipptool.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';
import { failed, missing, PASSED, skipped } from './ipptool-suite.ts';

const suites = '/usr/share/cups/ipptool';

/** Documents the suite names and Debian does not ship. The simulator takes PDF only, so these are all it prints. */
const documents = ['document-a4.pdf', 'document-letter.pdf'];

it.skipIf(!hasIpptool || !existsSync(suites))(
  `the printer simulator passes the suites of CUPS for IPP/1.1 and IPP/2.0, and is no IPP Everywhere printer (${NO_IPPTOOL})`,
  { timeout: 300_000 },
  async () => {
    const dir = await tempDir();
    onTestFinished(dir.remove);
    const simulator = await startIppPrinterSimulator({
      dir: join(dir.path, 'printer'),
      msPerPage: 5,
    });
    onTestFinished(() => simulator.stop());
    for (const suite of ['ipp-1.1.test', 'ipp-2.0.test']) {
      copyFileSync(join(suites, suite), join(dir.path, suite));
    }
    const everywhere = readFileSync(join(suites, 'ipp-everywhere.test'), 'utf8');
    const [withoutSamples = ''] = everywhere.split(/\{\s*NAME "Print color\.jpg/);
    writeFileSync(join(dir.path, 'everywhere.test'), withoutSamples);
    for (const name of documents) writeFileSync(join(dir.path, name), pdfOfPages(2));
    for (const name of ['document-a4.ps', 'document-letter.ps', 'color.jpg', 'gray.jpg']) {
      writeFileSync(join(dir.path, name), '');
    }
    const uri = simulator.uri.replace('127.0.0.1', 'localhost');
    const said = await ipptool(['-tI', '-f', 'document-a4.pdf', uri, 'everywhere.test'], dir.path);
    const named = (outcome: string): string[] =>
      Array.from(said.matchAll(/^ {4}(\S.*?) +\[(\w+)\]$/gm)).flatMap(([, name = '', ended]) =>
        ended === outcome ? [name] : [],
      );
    expect(named('FAIL')).toEqual(failed);
    expect(named('SKIP').toSorted()).toEqual(skipped.toSorted());
    expect(named('PASS')).toHaveLength(PASSED);
    const wanted = Array.from(said.matchAll(/^ +EXPECTED: (\S+)/gm), ([, name = '']) => name);
    expect([...new Set(wanted)]).toEqual(missing);
  },
);
