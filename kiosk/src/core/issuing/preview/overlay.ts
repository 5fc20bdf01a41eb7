import { outlines } from './outlines.ts';
import type { Rect } from '@hallway/certificates/picture';

/** What must not be read yet, and what is not there yet. Points, origin at the lower left corner. */
export interface Unissued {
  /** Codes that would prove a paper which was never issued. */
  codes: readonly Rect[];
  /** Where seals will be. */
  seals: readonly Rect[];
}

const WATERMARK = '预览 PREVIEW';
const CODE_CAPTION = ['出具后可见', 'shown once issued'] as const;
const SEAL_CAPTION = ['此处盖章', 'sealed when issued'] as const;

const NOTHING = { advance: 500, path: '' };

function glyphOf(character: string) {
  return outlines.get(character) ?? NOTHING;
}

function widthOf(text: string, size: number): number {
  const advances = Array.from(text, (character) => glyphOf(character).advance);
  return (advances.reduce((sum, advance) => sum + advance, 0) * size) / 1000;
}

/** Path operators of a line of text with its baseline at the origin. */
function line(text: string, size: number): string {
  const scale = size / 1000;
  const glyphs = Array.from(text, (character) => {
    const { advance, path } = glyphOf(character);
    return `${path === '' ? '' : `${path} f `}1 0 0 1 ${advance} 0 cm`;
  });
  return `q ${scale} 0 0 ${scale} 0 0 cm ${glyphs.join('\n')} Q`;
}

function centred(text: string, size: number, x: number, y: number): string {
  return `q 1 0 0 1 ${x - widthOf(text, size) / 2} ${y} cm ${line(text, size)} Q`;
}

/** Two lines, the second smaller, around a middle. */
function caption(lines: readonly [string, string], size: number, x: number, y: number): string {
  return [
    centred(lines[0], size, x, y + size * 0.15),
    centred(lines[1], size * 0.68, x, y - size * 1.05),
  ].join('\n');
}

/** An opaque panel over a code, with a word why where there is room for it. */
function panel({ x, y, width, height }: Rect): string {
  const fill = `0.945 0.955 0.95 rg ${x} ${y} ${width} ${height} re f`;
  const size = Math.min(height / 8, width / 8);
  if (size < 5) return `q ${fill} Q`;
  const words = caption(CODE_CAPTION, size, x + width / 2, y + height / 2);
  return `q ${fill} 0.72 0.78 0.77 RG 0.6 w [3 2] 0 d ${x} ${y} ${width} ${height} re S
    0.35 0.42 0.43 rg ${words} Q`;
}

/** Distance of the control points of a quarter circle, in radii. */
const ROUND = 0.5523;

/** A dashed ring where the seal will be; what stands under it stays readable. */
function ring({ x, y, width, height }: Rect): string {
  const r = Math.min(width, height) / 2 - 2;
  const k = r * ROUND;
  const words = caption(SEAL_CAPTION, r / 5.5, 0, r * 0.66);
  return `q 1 0 0 1 ${x + width / 2} ${y + height / 2} cm 0.77 0.24 0.17 RG 0.77 0.24 0.17 rg
    q 0.9 w [4 3] 0 d ${r} 0 m ${r} ${k} ${k} ${r} 0 ${r} c ${-k} ${r} ${-r} ${k} ${-r} 0 c
    ${-r} ${-k} ${-k} ${-r} 0 ${-r} c ${k} ${-r} ${r} ${-k} ${r} 0 c S Q ${words} Q`;
}

/** The word in rows across the page, turned so that it crosses every line of text. */
function watermark(width: number, height: number): string {
  const size = 34;
  const step = { x: widthOf(WATERMARK, size) + 70, y: 150 };
  const reach = Math.hypot(width, height) / 2;
  const rows: string[] = [];
  for (let row = 0, y = -reach; y < reach; y += step.y, row += 1) {
    for (let x = -reach - (row % 2) * (step.x / 2); x < reach; x += step.x) {
      rows.push(`q 1 0 0 1 ${x} ${y} cm ${line(WATERMARK, size)} Q`);
    }
  }
  const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
  return `q /Light gs 0.05 0.35 0.34 rg
    ${cos} ${sin} ${-sin} ${cos} ${width / 2} ${height / 2} cm ${rows.join('\n')} Q`;
}

/** A one-page PDF to be drawn over a page of a document that is not issued yet. Sizes in points. */
export function overlayPdf(width: number, height: number, unissued: Unissued): Uint8Array {
  const parts = [...unissued.seals.map(ring), ...unissued.codes.map(panel)];
  const content = [...parts, watermark(width, height)].join('\n');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R
      /Resources << /ExtGState << /Light << /ca 0.11 >> >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]);
}

/** ISO 32000-1 §7.5: header, numbered objects, cross-reference table, trailer. The text must be ASCII. */
function pdfOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
