import PdfKit from 'pdfkit';
import type { PathOp, TextOp } from '../../../certificates/src/layout/ops.ts';
import { colourOf, fontFiles, groupsOf, spacingOf, type Sheet } from './sheet.ts';

type Kit = InstanceType<typeof PdfKit>;

/** The page through pdfkit with its own subsetting, as a developer would write it: one call for each run of glyphs. */
export async function drawWithPdfkit({ layout, background }: Sheet): Promise<Uint8Array> {
  const document = new PdfKit({ size: 'A4', margin: 0, compress: true });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve());
  });
  document.registerFont('regular', fontFiles.regular);
  document.registerFont('bold', fontFiles.bold);
  for (const op of background) drawPath(document, op, layout.height, 0, 0);
  for (const { x, y, ops } of groupsOf(layout)) {
    for (const op of ops) {
      if (op.kind === 'path') drawPath(document, op, layout.height, x, y);
      else if (op.kind === 'text') drawText(document, op, layout.height, x, y);
    }
  }
  document.end();
  await done;
  return Buffer.concat(chunks);
}

function drawPath(document: Kit, op: PathOp, height: number, x: number, y: number): void {
  document.save().transform(1, 0, 0, -1, x, height - y);
  if (op.place) {
    const { unit, turn = 0 } = op.place;
    const [cos, sin] = [unit * Math.cos(turn), unit * Math.sin(turn)];
    document.transform(cos, sin, -sin, cos, op.place.x, op.place.y);
  }
  // Both engines get the same operators; only the writing differs.
  document.addContent(op.data);
  if (op.fill) document.fill(colourOf(op), 'even-odd');
  else document.lineWidth(op.stroke?.width ?? 1).stroke(colourOf(op));
  document.restore();
}

function drawText(document: Kit, op: TextOp, height: number, x: number, y: number): void {
  document.font(op.weight).fontSize(op.size).fillColor(colourOf(op));
  const left = op.x + x;
  const top = height - op.y - y;
  document.save();
  if (op.angle) document.rotate((-op.angle * 180) / Math.PI, { origin: [left, top] });
  document.text(op.text, left, top, {
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: spacingOf(op) * op.size,
  });
  document.restore();
}
