import {
  PDFContext,
  PDFHexString,
  PDFString,
  PDFWriter,
  type PDFRawStream,
  type PDFRef,
} from 'pdf-lib';
import type { Language } from '../documents/types.ts';
import type { Faces } from '../fonts/faces.ts';
import type { Block, Layout } from '../layout/ops.ts';
import { drawOps, type Palette } from './content.ts';
import { embedFonts, type FontSet } from './font-set.ts';
import { languageTags, PRODUCER, xmpPacket } from './metadata.ts';
import { fillByteRange, sealWidget, signatureDictionary } from './signature-field.ts';
import type { StaticLayer } from './static-layer.ts';
import { compressed, plain } from './streams.ts';
import { corners, structParents, structureTree } from './structure.ts';

export interface DocumentParts {
  layout: Layout;
  faces: Faces;
  palette: Palette;
  layer: StaticLayer;
  language: Language;
  title: string;
  author: string;
  location: string;
  reason: string;
  /** Dates of issue as PDF and XMP write them. */
  date: { pdf: string; xmp: string };
  template: { label: string; hash: string };
  /** 32 hex digits that depend on everything printed. */
  fileId: string;
}

/**
 * Writes a complete PDF/A-2u file: one page, tagged, with an empty signature of known size.
 * No clock and no chance: the same parts give the same bytes.
 */
export async function writeDocument(parts: DocumentParts): Promise<Uint8Array> {
  const context = PDFContext.create();
  const { layout, palette } = parts;
  const [first] = layout.pages;
  if (!first || layout.pages.length > 1) throw new RangeError('one page only, for now');
  const page = { ...layout, ...first };
  const refs = {
    page: context.nextRef(),
    pages: context.nextRef(),
    link: context.nextRef(),
    widget: context.nextRef(),
  };
  const fonts = embedFonts(context, page, parts.faces, parts.layer.font);
  const tagged = page.blocks.filter((block) => block.role !== 'Artifact');

  context.assign(
    refs.page,
    context.obj({
      Type: 'Page',
      Parent: refs.pages,
      MediaBox: [0, 0, page.width, page.height].map((value) => Math.round(value * 1000) / 1000),
      Resources: {
        Font: fonts.resources,
        XObject: { Ground: context.register(parts.layer.background) },
      },
      Contents: context.register(
        compressed(context, Buffer.from(pageContent(page.blocks, palette, fonts), 'latin1')),
      ),
      Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' },
      Annots: [refs.link, refs.widget],
      StructParents: structParents.page,
      Tabs: 'S',
    }),
  );
  context.assign(refs.pages, context.obj({ Type: 'Pages', Kids: [refs.page], Count: 1 }));
  context.assign(refs.link, linkAnnotation(context, tagged, refs.page));
  const signature = context.register(
    signatureDictionary(context, {
      name: parts.author,
      reason: parts.reason,
      location: parts.location,
      date: parts.date.pdf,
    }),
  );
  context.assign(
    refs.widget,
    sealWidget(context, {
      page: refs.page,
      signature,
      appearance: context.register(sealAppearance(context, parts, fonts)),
      rect: corners(page.seal.rect),
      description: page.seal.alt,
      structParent: structParents.seal,
    }),
  );
  const structure = structureTree(context, {
    language: parts.language,
    page: refs.page,
    blocks: tagged,
    link: refs.link,
    widget: refs.widget,
    seal: page.seal,
  });
  finish(context, parts, { ...refs, structure, signature });
  const pdf = await PDFWriter.forContext(context, Infinity).serializeToBuffer();
  fillByteRange(pdf);
  return pdf;
}

/** Decoration first and as an artifact, then the blocks; tagged ones numbered in reading order. */
function pageContent(blocks: readonly Block[], palette: Palette, fonts: FontSet): string {
  let mcid = 0;
  const drawn = blocks.map((block) => {
    const begin =
      block.role === 'Artifact' ? '/Artifact BMC' : `/${block.role} <</MCID ${mcid++}>> BDC`;
    return `${begin}\n${drawOps(block.ops, palette, fonts)}\nEMC`;
  });
  return ['/Artifact BMC', '/Ground Do', 'EMC', ...drawn].join('\n');
}

function linkAnnotation(context: PDFContext, blocks: readonly Block[], page: PDFRef) {
  const figure = blocks.find((block) => block.link);
  if (!figure?.link) throw new RangeError('the page has no code');
  const print = 4;
  return context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    F: print,
    P: page,
    Rect: corners(figure.link.rect),
    Border: [0, 0, 0],
    Contents: PDFHexString.fromText(figure.alt ?? ''),
    A: { Type: 'Action', S: 'URI', URI: PDFString.of(figure.link.uri) },
    StructParent: structParents.link,
  });
}

function sealAppearance(context: PDFContext, parts: DocumentParts, fonts: FontSet): PDFRawStream {
  const { seal } = parts.layout;
  const content = `/Ink gs\n/Art Do\n${drawOps(seal.text, parts.palette, fonts)}`;
  return compressed(context, Buffer.from(content, 'latin1'), {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, seal.rect.width, seal.rect.height],
    Resources: context.obj({
      Font: fonts.resources,
      XObject: { Art: context.register(parts.layer.seal) },
      // Stamp ink lies on the paper: what is printed under it stays readable.
      ExtGState: { Ink: { Type: 'ExtGState', BM: 'Multiply' } },
    }),
  });
}

function finish(
  context: PDFContext,
  parts: DocumentParts,
  refs: { pages: PDFRef; widget: PDFRef; structure: PDFRef; signature: PDFRef },
): void {
  const metadata = xmpPacket({
    title: parts.title,
    language: parts.language,
    author: parts.author,
    created: parts.date.xmp,
  });
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: context.register(parts.layer.profile),
  });
  context.trailerInfo.Root = context.register(
    context.obj({
      Type: 'Catalog',
      Pages: refs.pages,
      Lang: PDFString.of(languageTags[parts.language]),
      MarkInfo: { Marked: true },
      StructTreeRoot: refs.structure,
      Metadata: context.register(
        plain(context, Buffer.from(metadata, 'utf8'), { Type: 'Metadata', Subtype: 'XML' }),
      ),
      OutputIntents: [intent],
      ViewerPreferences: { DisplayDocTitle: true },
      AcroForm: { Fields: [refs.widget], SigFlags: 3 },
      Perms: { DocMDP: refs.signature },
    }),
  );
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(parts.title),
      Author: PDFHexString.fromText(parts.author),
      Creator: PDFString.of(PRODUCER),
      Producer: PDFString.of(PRODUCER),
      CreationDate: PDFString.of(parts.date.pdf),
      ModDate: PDFString.of(parts.date.pdf),
      Template: PDFString.of(parts.template.label),
      TemplateHash: PDFString.of(parts.template.hash),
    }),
  );
  const id = PDFHexString.of(parts.fileId);
  context.trailerInfo.ID = context.obj([id, id]);
}
