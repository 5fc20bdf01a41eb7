import type { Language } from '../documents/types.ts';
import type { Block, Cell, Layout, Rect } from '../layout/ops.ts';
import { languageTags } from './metadata.ts';
import type { PdfFile } from './pdf/file.ts';
import { text, type Dict, type Ref, type Value } from './pdf/objects.ts';

/** An annotation and its key in the parent tree. */
export interface Annotated {
  annotation: Ref;
  structParent: number;
}

/** A page with its tagged blocks in reading order: block i is marked content i, the page's own key is its index. */
export interface TaggedPage {
  page: Ref;
  blocks: readonly Block[];
  /** Link annotations of the blocks that are links, in their order. */
  links: readonly Annotated[];
}

export interface StructureParts {
  language: Language;
  pages: readonly TaggedPage[];
  tables: Layout['tables'];
  seal: Layout['seal'];
  widget: Annotated;
}

/** Lower left and upper right corner. */
export function corners(rect: Rect): number[] {
  return [rect.x, rect.y, rect.x + rect.width, rect.y + rect.height].map(
    (value) => Math.round(value * 100) / 100,
  );
}

/**
 * The logical structure (ISO 32000-1 §14.7–14.8): one Document with headings, paragraphs, tables, linked figures and the
 * seal, over all pages and in reading order. Elements leave out their optional Type: a transcript has hundreds.
 *
 * @returns the root
 */
export function structureTree(file: PdfFile, parts: StructureParts): Ref {
  const root = file.reserve();
  const document = file.reserve();
  const writer = new ElementWriter(file, parts, document);
  const pages = parts.pages.map((page, index) => {
    const marked = writer.page(page);
    if (index === parts.seal.page) writer.seal(page.page);
    return [index, file.add(marked)];
  });
  file.set(document, {
    S: 'Document',
    P: root,
    Lang: text(languageTags[parts.language]),
    K: writer.finish(),
  });
  const keys = [...pages, ...writer.annotations.sort(([a], [b]) => a - b)];
  file.set(root, {
    Type: 'StructTreeRoot',
    K: document,
    ParentTree: file.add({ Nums: keys.flat() }),
    ParentTreeNextKey: keys.length,
  });
  return root;
}

/** An element whose children are known only after all pages. */
interface Open {
  ref: Ref;
  entries: Dict;
  children: Ref[];
}

/** Writes structure elements in reading order. */
class ElementWriter {
  readonly #file: PdfFile;
  readonly #parts: StructureParts;
  readonly #document: Ref;
  readonly #children: Ref[] = [];
  readonly #tables = new Map<number, Open>();
  readonly #rows = new Map<string, Open>();
  /** Key in the parent tree and element of each annotation. */
  readonly annotations: [number, Ref][] = [];

  constructor(file: PdfFile, parts: StructureParts, document: Ref) {
    this.#file = file;
    this.#parts = parts;
    this.#document = document;
  }

  /** The elements of a page's marked contents, by their numbers. */
  page({ page, blocks, links }: TaggedPage): Ref[] {
    let link = 0;
    return blocks.map((block, mcid) => {
      if (block.cell) return this.#cell(block, block.cell, page, mcid);
      const annotated = block.link && links[link++];
      if (annotated) return this.#link(block, page, mcid, annotated);
      const element = this.#content(block, page, mcid, this.#document);
      this.#children.push(element);
      return element;
    });
  }

  /** The widget of the signature, as a Form (ISO 14289-1 §7.18.4). */
  seal(page: Ref): void {
    const { seal, widget } = this.#parts;
    const form = this.#file.add({
      S: 'Form',
      P: this.#document,
      Pg: page,
      Alt: text(seal.alt),
      A: layoutBox(seal.rect),
      K: objectReference(widget.annotation, page),
    });
    this.#children.push(form);
    this.annotations.push([widget.structParent, form]);
  }

  /** Closes the tables; the children of the document. */
  finish(): readonly Ref[] {
    for (const { ref, entries, children } of [...this.#tables.values(), ...this.#rows.values()]) {
      this.#file.set(ref, { ...entries, K: children });
    }
    return this.#children;
  }

  /** A link around its figure and its annotation. */
  #link(block: Block, page: Ref, mcid: number, { annotation, structParent }: Annotated): Ref {
    const link = this.#file.reserve();
    const figure = this.#content(block, page, mcid, link);
    this.#file.set(link, {
      S: 'Link',
      P: this.#document,
      Pg: page,
      K: [figure, objectReference(annotation, page)],
    });
    this.#children.push(link);
    this.annotations.push([structParent, link]);
    return figure;
  }

  #cell(block: Block, cell: Cell, page: Ref, mcid: number): Ref {
    const table = this.#open(this.#tables, cell.table, () => ({
      S: 'Table',
      P: this.#document,
      A: { O: 'Table', Summary: text(this.#parts.tables[cell.table] ?? '') },
    }));
    if (table.children.length === 0) this.#children.push(table.ref);
    const row = this.#open(this.#rows, `${cell.table}/${cell.row}`, () => ({
      S: 'TR',
      P: table.ref,
    }));
    if (row.children.length === 0) table.children.push(row.ref);
    const element = this.#content(block, page, mcid, row.ref);
    row.children.push(element);
    return element;
  }

  #open<K>(opened: Map<K, Open>, key: K, entries: () => Dict): Open {
    const known = opened.get(key);
    if (known) return known;
    const made: Open = {
      ref: this.#file.reserve(),
      entries: entries(),
      children: [],
    };
    opened.set(key, made);
    return made;
  }

  #content(block: Block, page: Ref, mcid: number, parent: Ref): Ref {
    const foreign = block.language !== this.#parts.language;
    return this.#file.add({
      S: block.role,
      P: parent,
      Pg: page,
      Lang: foreign ? text(languageTags[block.language]) : undefined,
      Alt: block.role === 'Figure' ? text(block.alt ?? '') : undefined,
      A: attributes(block),
      K: mcid,
    });
  }
}

function attributes(block: Block): Value | undefined {
  if (block.cell) {
    const { scope, span } = block.cell;
    return scope || span ? { O: 'Table', Scope: scope, ColSpan: span } : undefined;
  }
  const box = block.role === 'Figure' ? figureBox(block) : undefined;
  return box && layoutBox(box);
}

/** Where a figure stands: its link, or its picture. */
function figureBox(block: Block): Rect | undefined {
  return block.link?.rect ?? block.ops.find((op) => op.kind === 'image');
}

function layoutBox(rect: Rect): Dict {
  return { O: 'Layout', Placement: 'Block', BBox: corners(rect) };
}

function objectReference(object: Ref, page: Ref): Dict {
  return { Type: 'OBJR', Obj: object, Pg: page };
}
