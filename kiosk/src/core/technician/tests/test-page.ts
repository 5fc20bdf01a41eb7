import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';

const millimetre = 72 / 25.4;
const a4 = { width: 210, height: 297 };
/** Lasers leave a few millimetres white: the inner of the two frames must be whole. */
const frames = [5, 10];
const greys = 11;

/**
 * A page that shows what a printer can do: two frames at the edge, a scale of greys, fine lines, and who made it when.
 * It is no document and says so; nothing of a person is on it.
 *
 * @returns the PDF, one A4 page
 */
export async function testPage(kioskId: string, deviceId: string, at: Date): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  const page = pdf.addPage([a4.width * millimetre, a4.height * millimetre]);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const edge of frames) {
    page.drawRectangle({
      x: edge * millimetre,
      y: edge * millimetre,
      width: (a4.width - 2 * edge) * millimetre,
      height: (a4.height - 2 * edge) * millimetre,
      borderWidth: 0.5,
      borderColor: rgb(0, 0, 0),
    });
  }
  const say = (text: string, y: number, size: number): void =>
    page.drawText(text, { x: 25 * millimetre, y: y * millimetre, size, font });
  say('TEST PAGE', 250, 36);
  say('This is not a document.', 240, 12);
  say(`${kioskId}   ${deviceId}   ${at.toISOString()}`, 228, 12);
  for (let step = 0; step < greys; step += 1) {
    const grey = 1 - step / (greys - 1);
    page.drawRectangle({
      x: (25 + step * 14) * millimetre,
      y: 190 * millimetre,
      width: 14 * millimetre,
      height: 22 * millimetre,
      color: rgb(grey, grey, grey),
    });
  }
  for (let line = 0; line < 12; line += 1) {
    page.drawLine({
      start: { x: 25 * millimetre, y: (175 - line * 4) * millimetre },
      end: { x: 185 * millimetre, y: (175 - line * 4) * millimetre },
      thickness: 0.1 + line * 0.15,
    });
  }
  return pdf.save();
}
