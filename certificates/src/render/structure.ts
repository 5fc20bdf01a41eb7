import { PDFHexString, PDFString, type PDFContext, type PDFObject, type PDFRef } from 'pdf-lib';
import type { Language } from '../documents/types.ts';
import type { Block, Rect } from '../layout/ops.ts';
import { languageTags } from './metadata.ts';

/** Keys of the parent tree. */
export const structParents = { page: 0, link: 1, seal: 2 } as const;

export interface StructureParts {
  language: Language;
  page: PDFRef;
  /** Tagged blocks in reading order; block i is marked content i. */
  blocks: readonly Block[];
  link: PDFRef;
  widget: PDFRef;
  seal: { alt: string; rect: Rect };
}

/** Lower left and upper right corner. */
export function corners(rect: Rect): number[] {
  return [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height].map(
    (value) => Math.round(value * 100) / 100,
  );
}

/** The logical structure (ISO 32000-1 §14.7): Document with headings, paragraphs, the linked figure and the seal. */
export function structureTree(context: PDFContext, parts: StructureParts): PDFRef {
  const root = context.nextRef();
  const document = context.nextRef();
  const marked: PDFRef[] = [];
  const children: PDFRef[] = [];
  let linkElement: PDFRef | null = null;

  for (const [mcid, block] of parts.blocks.entries()) {
    if (block.link) {
      linkElement = context.nextRef();
      const figure = context.register(figureElement(context, block, mcid, linkElement, parts.page));
      context.assign(
        linkElement,
        context.obj({
          Type: 'StructElem',
          S: 'Link',
          P: document,
          Pg: parts.page,
          K: [figure, objectReference(context, parts.link, parts.page)],
        }),
      );
      marked.push(figure);
      children.push(linkElement);
    } else {
      const element = context.register(textElement(context, block, mcid, document, parts));
      marked.push(element);
      children.push(element);
    }
  }

  const form = context.register(
    context.obj({
      Type: 'StructElem',
      S: 'Form',
      P: document,
      Pg: parts.page,
      Alt: PDFHexString.fromText(parts.seal.alt),
      A: layoutBox(parts.seal.rect),
      K: objectReference(context, parts.widget, parts.page),
    }),
  );
  children.push(form);

  context.assign(
    document,
    context.obj({
      Type: 'StructElem',
      S: 'Document',
      P: root,
      Lang: PDFString.of(languageTags[parts.language]),
      K: children,
    }),
  );
  const parentTree = context.register(
    context.obj({
      Nums: [
        structParents.page,
        context.register(context.obj(marked)),
        structParents.link,
        linkElement ?? form,
        structParents.seal,
        form,
      ],
    }),
  );
  context.assign(
    root,
    context.obj({
      Type: 'StructTreeRoot',
      K: document,
      ParentTree: parentTree,
      ParentTreeNextKey: structParents.seal + 1,
    }),
  );
  return root;
}

function objectReference(context: PDFContext, object: PDFRef, page: PDFRef): PDFObject {
  return context.obj({ Type: 'OBJR', Obj: object, Pg: page });
}

function layoutBox(rect: Rect) {
  return { O: 'Layout', Placement: 'Block', BBox: corners(rect) };
}

function textElement(
  context: PDFContext,
  block: Block,
  mcid: number,
  parent: PDFRef,
  parts: StructureParts,
): PDFObject {
  const foreign = block.language !== parts.language;
  return context.obj({
    Type: 'StructElem',
    S: block.role,
    P: parent,
    Pg: parts.page,
    ...(foreign ? { Lang: PDFString.of(languageTags[block.language]) } : {}),
    K: mcid,
  });
}

function figureElement(
  context: PDFContext,
  block: Block,
  mcid: number,
  parent: PDFRef,
  page: PDFRef,
): PDFObject {
  return context.obj({
    Type: 'StructElem',
    S: 'Figure',
    P: parent,
    Pg: page,
    Alt: PDFHexString.fromText(block.alt ?? ''),
    ...(block.link ? { A: layoutBox(block.link.rect) } : {}),
    K: mcid,
  });
}
