import { execFileSync } from 'node:child_process';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { expect, it, onTestFinished } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import { failure } from '../support/failure.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

/** SHA-256 of the certificate a server shows, as OpenSSL reads it. */
function shownFingerprint(host: string): string {
  const pem = execFileSync('openssl', ['s_client', '-connect', host], { input: '', stdio: 'pipe' });
  const how = ['x509', '-noout', '-fingerprint', '-sha256'];
  return execFileSync('openssl', how, { input: pem, encoding: 'utf8' }).trim().split('=')[1] ?? '';
}

it('prints on an ipps printer of CUPS that signed its own certificate, once that is pinned', async () => {
  const dir = await tempDir();
  const eve = await startIppEvePrinter({ dir: dir.path, pagesPerMinute: 3_000 });
  onTestFinished(async () => {
    await eve.stop();
    await dir.remove();
  });
  const uri = eve.uri.replace('ipp:', 'ipps:');
  const certificateSha256 = shownFingerprint(new URL(eve.uri).host).replaceAll(':', '');
  const printer = createIppPrinter({ uri, certificateSha256 }, systemClock);
  const ref = await printer.createJob({
    name: 'cert:01JD:1',
    user: 'kiosk-1',
    copies: 1,
    sides: 'one-sided',
    media: 'iso_a4_210x297mm',
    pages: 2,
    format: 'application/pdf',
  });
  await printer.sendDocument(ref, pdfOfPages(2));
  await until('completed', async () => (await printer.job(ref))?.state === 'completed');
  expect(eve.sheets()).toHaveLength(2);
  const unpinned = createIppPrinter({ uri }, systemClock);
  expect(await failure(unpinned.identify())).toMatchObject({ code: 'offline', effect: 'none' });
});
