import type { Language } from '../documents/types.ts';
import type { Faces } from '../fonts/faces.ts';
import type { Layout } from '../layout/ops.ts';
import { drawOps, type Palette, type Pens } from './content.ts';
import { embedFonts } from './font-set.ts';
import { embedImages } from './image-set.ts';
import { languageTags, PRODUCER, xmpPacket } from './metadata.ts';
import { writePages } from './pages.ts';
import { PdfFile } from './pdf/file.ts';
import { hex, text, type Dict, type Ref, type Stream } from './pdf/objects.ts';
import { compressed, plain } from './pdf/streams.ts';
import { profiles, type Profile, type ProfileName } from './profile.ts';
import { fillByteRange, sealWidget, signatureDictionary } from './signature-field.ts';
import type { StaticLayer } from './static-layer.ts';
import { structureTree } from './structure.ts';

export interface DocumentParts {
  layout: Layout;
  profile: ProfileName;
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
 * Writes a complete archival PDF: tagged, with an empty signature of known size.
 * No clock and no chance: the same parts give the same bytes, in Node and in a browser.
 */
export async function writeDocument(parts: DocumentParts): Promise<Uint8Array<ArrayBuffer>> {
  const { layout, layer } = parts;
  const profile = profiles[parts.profile];
  const file = new PdfFile();
  const pens: Pens = {
    palette: parts.palette,
    fonts: embedFonts(file, layout, {
      faces: parts.faces,
      shared: layer.font,
      cidSet: profile.cidSet,
    }),
    images: embedImages(file, layout),
  };
  const { root: pageTree, pages, widget } = writePages(file, { layout, pens, layer, profile });
  const signature = file.add(
    signatureDictionary({
      name: parts.author,
      reason: parts.reason,
      location: parts.location,
      date: parts.date.pdf,
    }),
  );
  file.set(
    widget.annotation,
    sealWidget({
      page: pages[layout.seal.page]?.page,
      signature,
      appearance: file.addStream(sealAppearance(file, parts, pens, profile)),
      seal: layout.seal,
      structParent: widget.structParent,
    }),
  );
  const structure = structureTree(file, {
    language: parts.language,
    pages,
    tables: layout.tables,
    seal: layout.seal,
    widget,
  });
  const catalog = { pageTree, structure, signature, widget: widget.annotation };
  const id = hex(parts.fileId);
  const bytes = await file.write(profile.version, {
    Root: file.add(catalogDictionary(file, parts, profile, catalog)),
    Info: file.add(information(parts)),
    ID: [id, id],
  });
  fillByteRange(bytes);
  return bytes;
}

function sealAppearance(
  file: PdfFile,
  { layout: { seal }, layer }: DocumentParts,
  pens: Pens,
  { transparency }: Profile,
): Stream {
  // Stamp ink lies on the paper: what is printed under it stays readable.
  const ink = transparency ? { Ink: { Type: 'ExtGState', BM: 'Multiply' } } : undefined;
  const content = `/Art Do\n${drawOps(seal.text, pens)}`;
  return compressed(ink ? `/Ink gs\n${content}` : content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, seal.rect.width, seal.rect.height],
    Resources: {
      Font: pens.fonts.resources,
      XObject: { Art: file.addStream(layer.seal) },
      ExtGState: ink,
    },
  });
}

function catalogDictionary(
  file: PdfFile,
  parts: DocumentParts,
  profile: Profile,
  refs: { pageTree: Ref; structure: Ref; signature: Ref; widget: Ref },
): Dict {
  const metadata = xmpPacket({
    title: parts.title,
    language: parts.language,
    author: parts.author,
    created: parts.date.xmp,
    profile,
  });
  return {
    Type: 'Catalog',
    Pages: refs.pageTree,
    Lang: text(languageTags[parts.language]),
    MarkInfo: { Marked: true },
    StructTreeRoot: refs.structure,
    Metadata: file.addStream(plain(metadata, { Type: 'Metadata', Subtype: 'XML' })),
    OutputIntents: [
      {
        Type: 'OutputIntent',
        S: 'GTS_PDFA1',
        OutputConditionIdentifier: text('sRGB IEC61966-2.1'),
        Info: text('sRGB IEC61966-2.1'),
        DestOutputProfile: file.addStream(parts.layer.profile),
      },
    ],
    ViewerPreferences: { DisplayDocTitle: true },
    AcroForm: { Fields: [refs.widget], SigFlags: 3 },
    Perms: { DocMDP: refs.signature },
  };
}

/** The Info dictionary; XMP repeats what both can say. */
function information(parts: DocumentParts): Dict {
  return {
    Title: text(parts.title),
    Author: text(parts.author),
    Creator: text(PRODUCER),
    Producer: text(PRODUCER),
    CreationDate: text(parts.date.pdf),
    ModDate: text(parts.date.pdf),
    Template: text(parts.template.label),
    TemplateHash: text(parts.template.hash),
  };
}
