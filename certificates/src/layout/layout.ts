import type { Faces } from '../fonts/faces.ts';
import { drawSeal, type SealText } from '../seal/seal.ts';
import type { Binder } from '../template/bind.ts';
import {
  occurrences,
  type ElementOf,
  type SheetTemplate,
  type TemplateElement,
} from '../template/schema/index.ts';
import { standsOn } from './occurrence.ts';
import type { Background, Block, Layout, Page, SealBlock } from './ops.ts';
import { photoBlock } from './photo-block.ts';
import { qrBlock } from './qr-block.ts';
import { tableBlocks, type PlacedTable } from './table-blocks.ts';
import { divideTable, setTable } from './table.ts';
import {
  factBlock,
  flowBlocks,
  microtextBlock,
  textBlock,
  type TextContext,
} from './text-blocks.ts';
import { pt } from './units.ts';

export interface LayoutParts {
  template: SheetTemplate;
  binder: Binder;
  faces: Faces;
  background: Background;
  seal: SealText;
  /** Text of the QR. */
  qr: string;
}

/**
 * Lays out a document: as many pages as its longest table needs.
 *
 * @throws GlyphMissingError, TextTooLongError, QrTooLargeError, FieldMissingError, DataError
 */
export function layoutDocument(parts: LayoutParts): Layout {
  const { template } = parts;
  const tables = placeTables(parts);
  const count = Math.max(1, ...tables.map(({ pages }) => pages.length));
  const seal = template.elements.find((one) => one.type === 'seal');
  if (!seal) throw new RangeError('the template has no seal');
  return {
    width: pt(template.page.width),
    height: pt(template.page.height),
    pages: Array.from({ length: count }, (_, index) => layoutPage(parts, tables, index, count)),
    seal: sealBlock(seal, parts, count),
    tables: tables.map(({ element }) => parts.binder.plain(element.summary)),
  };
}

function placeTables({ template, binder, faces }: LayoutParts): PlacedTable[] {
  return template.elements
    .filter((element) => element.type === 'table')
    .filter((element) => binder.applies(element.when))
    .map((element, number) => {
      const table = setTable(element, binder, faces);
      return {
        element,
        number,
        table,
        pages: divideTable(element, table),
        language: element.language ?? template.language,
      };
    });
}

function layoutPage(
  parts: LayoutParts,
  tables: readonly PlacedTable[],
  index: number,
  count: number,
): Page {
  const { template, binder, faces, background } = parts;
  const height = pt(template.page.height);
  const page = { number: index + 1, count };
  const context: TextContext = { binder, faces, height, scope: { page } };
  const blocks = template.elements.flatMap((element): Block[] => {
    if ('on' in element && !standsOn(element.on, index, count)) return [];
    if ('when' in element && !binder.applies(element.when, { page })) return [];
    if (element.type === 'table') {
      const table = tables.find((one) => one.element === element);
      return table ? tableBlocks(table, index, height) : [];
    }
    return blocksOf(element, context, parts.qr).map((block) =>
      isRepeated(element, index) ? asArtifact(block) : block,
    );
  });
  const layers = occurrences.filter(
    (on) => background[on].length > 0 && standsOn(on, index, count),
  );
  return { blocks, layers };
}

/** What stands on every page is read out once. */
function isRepeated(element: TemplateElement, page: number): boolean {
  return 'on' in element && element.on === 'every' && page > 0 && element.type !== 'qr';
}

function asArtifact(block: Block): Block {
  return { role: 'Artifact', language: block.language, ops: block.ops };
}

function blocksOf(
  element: Exclude<TemplateElement, { type: 'table' }>,
  context: TextContext,
  qr: string,
): Block[] {
  switch (element.type) {
    case 'text':
      return textBlock(element, context);
    case 'fact':
      return [factBlock(element, context)];
    case 'flow':
      return flowBlocks(element, context);
    case 'microtext':
      return [microtextBlock(element, context)];
    case 'photo':
      return photoBlock(element, context);
    case 'qr':
      return [qrBlock(element, context, qr)];
    case 'line':
    case 'rect':
    case 'path':
    case 'guilloche':
    case 'pantograph':
    case 'crest':
    case 'seal':
      break;
  }
  return [];
}

function sealBlock(
  element: ElementOf<'seal'>,
  { template, binder, faces, seal }: LayoutParts,
  pages: number,
): SealBlock & { page: number } {
  const size = pt(element.diameter);
  return {
    page: element.on === 'first' ? 0 : pages - 1,
    rect: {
      x: pt(element.x) - size / 2,
      y: pt(template.page.height) - pt(element.y) - size / 2,
      width: size,
      height: size,
    },
    alt: binder.plain(element.alt),
    ...drawSeal(seal, size, faces),
  };
}
