import { encodeQr, QUIET_ZONE } from '../code/qr.ts';
import type { ElementOf } from '../template/schema/index.ts';
import type { Block, Rect } from './ops.ts';
import type { TextContext } from './text-blocks.ts';
import { pt } from './units.ts';

/** The code, linked to where it leads. @throws QrTooLargeError */
export function qrBlock(element: ElementOf<'qr'>, context: TextContext, text: string): Block {
  const symbol = encodeQr(text, element.size, element.maxSize);
  const edge = pt(symbol.edge);
  const module = edge / (symbol.size + 2 * QUIET_ZONE);
  // A larger symbol grows up and to the left: words stand under it and the margin beside it.
  const left = pt(element.x + element.size) - edge;
  const bottom = context.height - pt(element.y + element.size);
  // Rows from the top in modules; runs of dark modules as one rectangle.
  const rows: string[] = [];
  for (let row = 0; row < symbol.size; row++) {
    const y = symbol.size - row - 1;
    for (let column = 0; column < symbol.size;) {
      let length = 0;
      while (column + length < symbol.size && symbol.dark(row, column + length)) length++;
      if (length > 0) rows.push(`${column} ${y} ${length} 1 re`);
      column += length || 1;
    }
  }
  const rect: Rect = { x: left, y: bottom, width: edge, height: edge };
  const { binder, scope } = context;
  return {
    role: 'Figure',
    language: binder.source.template.language,
    alt: binder.plain(element.alt, scope),
    link: { uri: text, rect },
    ops: [
      {
        kind: 'path',
        data: rows.join('\n'),
        place: {
          x: left + QUIET_ZONE * module,
          y: bottom + QUIET_ZONE * module,
          unit: module,
        },
        fill: 'ink',
      },
    ],
  };
}
