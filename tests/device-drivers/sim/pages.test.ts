import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PdfKit from 'pdfkit';
import { expect, it, onTestFinished } from 'vitest';
import { countPages } from '../../../device-drivers/sim/ipp-printer/pages.ts';
import { pdfOfPages } from '../support/pdf.ts';
import { tempDir } from '../support/temp-dir.ts';

it.each([1, 2, 3, 250])('counts %i pages', (count) => {
  expect(countPages(pdfOfPages(count))).toBe(count);
});

it('counts the pages of another writer, also inside object streams', async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const document = new PdfKit({ size: 'A4' });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.outline.addItem('one').addItem('two');
  for (let page = 0; page < 4; page++) document.text(`page ${page}`).addPage();
  document.end();
  await ended;
  const plain = join(dir.path, 'plain.pdf');
  const packed = join(dir.path, 'packed.pdf');
  writeFileSync(plain, Buffer.concat(parts));
  execFileSync('qpdf', ['--object-streams=generate', plain, packed]);
  expect(countPages(readFileSync(plain))).toBe(5);
  expect(countPages(readFileSync(packed))).toBe(5);
});

it('knows what is no whole PDF', () => {
  const pdf = pdfOfPages(3);
  expect(countPages(pdf.subarray(0, pdf.length / 2))).toBeNull();
  expect(countPages(pdf.subarray(20))).toBeNull();
  expect(countPages(new Uint8Array())).toBeNull();
  expect(countPages(Buffer.from('%PDF-1.7\n%%EOF'))).toBeNull();
});
