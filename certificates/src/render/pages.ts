import type { Layout, Page, Rect } from '../layout/ops.ts';
import { drawOps, type Pens } from './content.ts';
import type { PdfFile } from './pdf/file.ts';
import { text, type Dict, type Ref } from './pdf/objects.ts';
import { compressed } from './pdf/streams.ts';
import type { Profile } from './profile.ts';
import type { StaticLayer } from './static-layer.ts';
import { corners, type Annotated, type TaggedPage } from './structure.ts';

export interface PageParts {
  layout: Layout;
  pens: Pens;
  layer: StaticLayer;
  profile: Profile;
}

export interface WrittenPages {
  /** Root of the page tree. */
  root: Ref;
  pages: TaggedPage[];
  /** Number and key for the seal's widget, which its page already lists. */
  widget: Annotated;
}

/** Writes the sheets with their links. Pages share one dictionary of resources. */
export function writePages(file: PdfFile, parts: PageParts): WrittenPages {
  const { layout } = parts;
  const root = file.reserve();
  const resources = file.add(pageResources(file, parts));
  // Keys of the parent tree: first the pages, then the annotations.
  let nextKey = layout.pages.length;
  const annotate = (): Annotated => ({ annotation: file.reserve(), structParent: nextKey++ });
  const widget = annotate();
  const pages = layout.pages.map((sheet, index): TaggedPage => {
    const page = file.reserve();
    const blocks = sheet.blocks.filter((block) => block.role !== 'Artifact');
    const links = blocks.flatMap((block) => {
      if (!block.link) return [];
      const annotated = annotate();
      file.set(annotated.annotation, linkAnnotation(block.link, block.alt, page, annotated));
      return [annotated];
    });
    const seal = index === layout.seal.page ? [widget] : [];
    file.set(page, {
      Type: 'Page',
      Parent: root,
      MediaBox: [0, 0, layout.width, layout.height],
      Resources: resources,
      Contents: file.addStream(compressed(pageContent(sheet, parts))),
      Group: parts.profile.transparency ? transparencyGroup : undefined,
      Annots: [...links, ...seal].map(({ annotation }) => annotation),
      StructParents: index,
      Tabs: 'S',
    });
    return { page, blocks, links };
  });
  file.set(root, {
    Type: 'Pages',
    Kids: pages.map(({ page }) => page),
    Count: pages.length,
  });
  return { root, pages, widget };
}

const transparencyGroup: Dict = { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' };

function pageResources(file: PdfFile, { pens, layer }: PageParts): Dict {
  const layers: Record<string, Ref> = {};
  for (const [occurrence, stream] of Object.entries(layer.background)) {
    layers[occurrence] = file.addStream(stream);
  }
  return { Font: pens.fonts.resources, XObject: { ...layers, ...pens.images.resources } };
}

/** Decoration first and as an artifact, then the blocks; tagged ones numbered in reading order. */
function pageContent({ blocks, layers }: Page, { pens, layer }: PageParts): string {
  const ground = layers
    .filter((occurrence) => layer.background[occurrence])
    .map((occurrence) => `/Artifact BMC\n/${occurrence} Do\nEMC`);
  let mcid = 0;
  const drawn = blocks.map((block) => {
    const begin =
      block.role === 'Artifact' ? '/Artifact BMC' : `/${block.role} <</MCID ${mcid++}>> BDC`;
    return `${begin}\n${drawOps(block.ops, pens)}\nEMC`;
  });
  return [...ground, ...drawn].join('\n');
}

function linkAnnotation(
  link: { uri: string; rect: Rect },
  alt: string | undefined,
  page: Ref,
  { structParent }: Annotated,
): Dict {
  const print = 4;
  return {
    Type: 'Annot',
    Subtype: 'Link',
    F: print,
    P: page,
    Rect: corners(link.rect),
    Border: [0, 0, 0],
    Contents: text(alt ?? ''),
    A: { Type: 'Action', S: 'URI', URI: text(link.uri) },
    StructParent: structParent,
  };
}
