import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import type { JobTicket } from '@hallway/device-drivers';
import PdfKit from 'pdfkit';
import { expect, it, onTestFinished } from 'vitest';
import { rasterOf } from '../../../device-drivers/src/driver/ipp-printer/raster.ts';
import { until } from '../../peers/daemon.ts';
import { startIppEvePrinter } from '../../peers/ippeveprinter.ts';
import type { IppEvePrinter } from '../../peers/ippeveprinter.ts';
import { failure } from '../support/failure.ts';
import { ipptool } from '../support/ipptool.ts';
import { tempDir } from '../support/temp-dir.ts';

const ticket: JobTicket = {
  name: 'cert:01JD:1',
  user: 'kiosk-1',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 2,
  format: 'application/pdf',
};

/** A printer of CUPS that takes PWG raster and nothing else. */
async function rasterPrinter(): Promise<IppEvePrinter & { dir: string }> {
  const dir = await tempDir();
  const options = { dir: dir.path, formats: 'image/pwg-raster', pagesPerMinute: 3_000 };
  const printer = await startIppEvePrinter(options);
  onTestFinished(async () => {
    await printer.stop();
    await dir.remove();
  });
  return { ...printer, dir: dir.path };
}

/** Two pages with something on them. */
async function drawnPdf(): Promise<Uint8Array> {
  const document = new PdfKit({ size: 'A4' });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.fontSize(60).text('Certificate 01JD').circle(300, 500, 120).fill('red');
  document.addPage().rect(50, 50, 100, 700).fill('black');
  document.end();
  await ended;
  return Buffer.concat(parts);
}

/** The pages of a PDF as poppler draws them at 36 dots an inch: for each dot whether there is ink. */
function inkOf(pdf: Uint8Array, dir: string, name: string): boolean[][] {
  const path = join(dir, `${name}.pdf`);
  writeFileSync(path, pdf);
  execFileSync('pdftoppm', ['-gray', '-r', '36', path, join(dir, name)]);
  const pages = readdirSync(dir).filter((each) => each.startsWith(`${name}-`));
  return pages.sort().map((each) => {
    const pixels = readFileSync(join(dir, each)).subarray(-298 * 421);
    return Array.from(pixels, (grey) => grey < 192);
  });
}

it('prints a PDF on a printer that takes none', async () => {
  const eve = await rasterPrinter();
  const printer = createIppPrinter({ uri: eve.uri, ghostscript: 'gs' }, systemClock);
  expect(await printer.profile()).toMatchObject({
    provenance: 'probed',
    offer: { raster: { resolution: 300, type: 'sgray_8', plainBack: true }, holds: false },
  });
  expect((await printer.identify()).formats).toContain('application/pdf');
  const pdf = await drawnPdf();
  await printer.validate(ticket);
  const ref = await printer.createJob(ticket);
  await printer.sendDocument(ref, pdf);
  await until('completed', async () => (await printer.job(ref))?.state === 'completed');
  expect(await printer.job(ref)).toMatchObject({ impressionsCompleted: 2 });
  expect(eve.sheets().map(({ pages }) => pages)).toEqual([[1], [2]]);

  const [spooled] = readdirSync(eve.spoolDir).filter((name) => name.endsWith('.pwg'));
  const raster = readFileSync(join(eve.spoolDir, spooled ?? ''));
  const filter = '/usr/lib/cups/filter/rastertopdf';
  const back = execFileSync(filter, ['1', 'kiosk', 'test', '1', ''], {
    input: raster,
    stdio: 'pipe',
    maxBuffer: 1 << 26,
  });
  const asked = inkOf(pdf, eve.dir, 'asked');
  const printed = inkOf(back, eve.dir, 'printed');
  expect(printed).toHaveLength(2);
  asked.forEach((page, at) => {
    const ink = page.filter(Boolean).length;
    const wrong = page.filter((dot, index) => dot !== printed[at]?.[index]).length;
    expect(ink).toBeGreaterThan(10_000);
    expect(wrong).toBeLessThan(ink / 10);
  });
});

it('makes raster that ipptool sees printed', async () => {
  const eve = await rasterPrinter();
  const offer = { resolution: 300, type: 'sgray_8', plainBack: true } as const;
  const how = { program: 'gs', timeoutMs: 20_000, signal: undefined };
  writeFileSync(join(eve.dir, 'ours.pwg'), await rasterOf(await drawnPdf(), offer, how));
  const said = await ipptool(['-tv', '-f', 'ours.pwg', eve.uri, 'print-job.test'], eve.dir);
  expect(said).toContain('document-format (mimeMediaType) = image/pwg-raster');
  expect(said).toContain('[PASS]');
  await until('printed', () => eve.sheets().length === 2);
});

it('sends nothing to such a printer when it cannot make raster', async () => {
  const eve = await rasterPrinter();
  const plain = createIppPrinter({ uri: eve.uri }, systemClock);
  expect((await plain.identify()).formats).not.toContain('application/pdf');
  const refusal = { code: 'unsupported', effect: 'none' };
  expect(await failure(plain.validate(ticket))).toMatchObject(refusal);
  expect(await failure(plain.createJob(ticket))).toMatchObject(refusal);
  expect(await plain.jobs('all')).toEqual([]);

  const broken = createIppPrinter({ uri: eve.uri, ghostscript: 'no-such-program' }, systemClock);
  const ref = await broken.createJob(ticket);
  expect(await failure(broken.sendDocument(ref, await drawnPdf()))).toMatchObject(refusal);
  expect(await broken.job(ref)).toMatchObject({ state: 'pending-held' });
  await broken.cancel(ref);
  expect(eve.sheets()).toEqual([]);
});
