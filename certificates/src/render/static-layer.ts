import { PDFContext, type PDFRawStream } from 'pdf-lib';
import type { Face } from '../fonts/faces.ts';
import type { Background, PathOp } from '../layout/ops.ts';
import { drawPath, type Palette } from './content.ts';
import { prepareFont, type PreparedFont } from './embedded-font.ts';
import { srgbProfile } from './icc.ts';
import { compressed } from './streams.ts';

/** Streams that are the same on every paper of a template: compressed once, shared by all documents. */
export interface StaticLayer {
  background: PDFRawStream;
  seal: PDFRawStream;
  profile: PDFRawStream;
  /** Regular face with the characters every paper of the template has. */
  font: PreparedFont;
}

const ONCE = 9;

export function createStaticLayer(
  parts: {
    width: number;
    height: number;
    background: Background;
    seal: PathOp[];
    sealSize: number;
    characters: ReadonlySet<string>;
  },
  face: Face,
  palette: Palette,
): StaticLayer {
  const context = PDFContext.create();
  const form = (ops: readonly PathOp[], width: number, height: number) =>
    compressed(
      context,
      Buffer.from(['1 J', '1 j', ...ops.map((op) => drawPath(op, palette))].join('\n'), 'latin1'),
      { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} },
      ONCE,
    );
  return {
    background: form(Object.values(parts.background).flat(), parts.width, parts.height),
    seal: form(parts.seal, parts.sealSize, parts.sealSize),
    profile: compressed(context, srgbProfile(), { N: 3 }, ONCE),
    font: prepareFont(face, 'regular', parts.characters, ONCE),
  };
}
