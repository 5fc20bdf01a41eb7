import { encodeQr, QUIET_ZONE } from '../code/qr.ts';
import type { Faces } from '../fonts/faces.ts';
import { drawSeal, type SealText } from '../seal/seal.ts';
import type { Binder } from '../template/bind.ts';
import type { ElementOf, Template, TemplateElement } from '../template/schema.ts';
import type { Block, Page, PathOp, Rect, SealBlock } from './ops.ts';
import {
  factBlock,
  flowBlocks,
  microtextBlock,
  textBlock,
  type TextContext,
} from './text-blocks.ts';
import { pt } from './units.ts';

export interface PageParts {
  template: Template;
  binder: Binder;
  faces: Faces;
  background: PathOp[];
  seal: SealText;
  /** Text of the QR. */
  qr: string;
}

/**
 * Lays out one sheet.
 *
 * @throws GlyphMissingError, TextTooLongError, QrTooLargeError
 */
export function layoutPage(parts: PageParts): Page {
  const { template, binder, faces } = parts;
  const height = pt(template.page.height);
  const context: TextContext = { binder, faces, height };
  return {
    width: pt(template.page.width),
    height,
    background: parts.background,
    blocks: template.elements.flatMap((element) => blocksOf(element, context, parts.qr)),
    seal: sealBlock(template, parts.seal, context),
  };
}

function blocksOf(element: TemplateElement, context: TextContext, qr: string): Block[] {
  switch (element.type) {
    case 'text':
      return textBlock(element, context);
    case 'fact':
      return [factBlock(element, context)];
    case 'flow':
      return flowBlocks(element, context);
    case 'microtext':
      return [microtextBlock(element, context)];
    case 'qr':
      return [qrBlock(element, context, qr)];
    case 'line':
    case 'guilloche':
    case 'crest':
    case 'seal':
      break;
  }
  return [];
}

function qrBlock(element: ElementOf<'qr'>, context: TextContext, text: string): Block {
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
  return {
    role: 'Figure',
    language: context.binder.source.language,
    alt: context.binder.plain(element.alt),
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

function sealBlock(template: Template, text: SealText, context: TextContext): SealBlock {
  const element = template.elements.find((one) => one.type === 'seal');
  if (!element) throw new RangeError('the template has no seal');
  const size = pt(element.diameter);
  return {
    rect: {
      x: pt(element.x) - size / 2,
      y: context.height - pt(element.y) - size / 2,
      width: size,
      height: size,
    },
    alt: context.binder.plain(element.alt),
    ...drawSeal(text, size, context.faces),
  };
}
