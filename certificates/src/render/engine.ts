import { createOfflineCode } from '../code/offline-code.ts';
import type { Claims } from '../code/claims.ts';
import { purposes } from '../documents/purposes.ts';
import { sampleIssue } from '../documents/sample.ts';
import type { DocumentCode, IssueInput, University } from '../documents/types.ts';
import { loadFaces, type Face, type Faces } from '../fonts/faces.ts';
import { layoutBackground } from '../layout/background.ts';
import type { PathOp } from '../layout/ops.ts';
import { layoutPage } from '../layout/page.ts';
import { n, pt } from '../layout/units.ts';
import { universityCalendar } from '../rules/calendar.ts';
import { drawSeal, type SealText } from '../seal/seal.ts';
import type { CodeSigner } from '../sign/signer.ts';
import { Binder } from '../template/bind.ts';
import { bindAll } from '../template/bind-all.ts';
import { printedName } from '../template/fields.ts';
import { digestFields, sha256Hex } from '../template/digest.ts';
import { loadTemplate, type LoadedTemplate } from '../template/library.ts';
import type { Template } from '../template/schema.ts';
import type { Palette } from './content.ts';
import { pdfDate, xmpDate } from './dates.ts';
import { writeDocument } from './document.ts';
import { createStaticLayer, type StaticLayer } from './static-layer.ts';
import type { RenderedDocument, RenderEngine } from './types.ts';

const DIGEST_IN_CODE = 32;

/** A template ready for use: parsed, hashed, its static layer drawn. */
interface Compiled extends LoadedTemplate {
  background: PathOp[];
  layer: StaticLayer;
}

/**
 * Loads HarfBuzz, the faces and the templates, draws the static layers and tries each document out. Once for a process.
 *
 * @throws when a template, a face or the configuration is unfit, e.g. GlyphMissingError for the university's own name
 */
export async function createRenderEngine(options: {
  university: University;
}): Promise<RenderEngine> {
  const { university } = options;
  const faces = await loadFaces();
  const palette = paletteOf(university);
  const templates: Record<DocumentCode, Compiled> = {
    D01: compile(await loadTemplate('D01'), university, faces, palette),
    D02: compile(await loadTemplate('D02'), university, faces, palette),
  };
  const render: RenderEngine['render'] = (input, identity) =>
    renderIssue({ input, identity, university, faces, palette, ...templates[input.document] });
  await tryOut(render);
  return { render };
}

/** Signs nothing that anyone would take for genuine. */
const nobody: CodeSigner = { kid: '0000000000000000', sign: async () => new Uint8Array(64) };

/**
 * Makes one sample of each document: a fault in a template, a face or the configuration shows at start and not to
 * the first person, who also does not wait for code to warm up.
 */
async function tryOut(render: RenderEngine['render']): Promise<void> {
  for (const document of ['D01', 'D02'] as const) await render(sampleIssue(document), nobody);
}

function paletteOf({ colours }: University): Palette {
  return {
    ink: rgb(colours.ink),
    muted: rgb(colours.muted),
    brand: rgb(colours.brand),
    wash: rgb(colours.wash),
    seal: rgb(colours.seal),
  };
}

/** `#rrggbb` as the three numbers of a PDF colour. */
function rgb(hex: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`not a colour: ${hex}`);
  return [1, 3, 5].map((at) => n(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}

function sealText(university: University, kid: string): SealText {
  return {
    arc: university.zh + university.office.zh,
    purpose: university.sealPurpose,
    number: kid,
  };
}

function compile(
  loaded: LoadedTemplate,
  university: University,
  faces: Faces,
  palette: Palette,
): Compiled {
  const { template } = loaded;
  const background = layoutBackground(template);
  const seal = template.elements.find((element) => element.type === 'seal');
  const sealSize = pt(seal?.diameter ?? 0);
  const layer = createStaticLayer(
    {
      width: pt(template.page.width),
      height: pt(template.page.height),
      background,
      seal: drawSeal(sealText(university, ''), sealSize, faces).art,
      sealSize,
      characters: commonCharacters(template, university, faces.regular),
    },
    faces.regular,
    palette,
  );
  return { ...loaded, background, layer };
}

/** Characters that papers of a template share: its own words, the university's, letters and digits. */
function commonCharacters(template: Template, university: University, face: Face): Set<string> {
  const source = JSON.stringify([template, university, purposes]);
  const found = new Set(source);
  for (let code = 0x20; code < 0x7f; code++) found.add(String.fromCharCode(code));
  return new Set([...found].filter((character) => face.advance(character.codePointAt(0) ?? 0)));
}

interface Job extends Compiled {
  input: IssueInput;
  identity: CodeSigner;
  university: University;
  faces: Faces;
  palette: Palette;
}

async function renderIssue(job: Job): Promise<RenderedDocument> {
  const { input, identity, university, template, hash } = job;
  const binder = new Binder({ input, university, language: template.language, template });
  bindAll(template, binder);
  const fieldsDigest = digestFields(template, binder.printed);
  const claims = claimsOf(input, university, template, fieldsDigest);
  const qr = await createOfflineCode(claims, university.verifyOrigin, identity);
  const page = layoutPage({ ...job, binder, qr, seal: sealText(university, identity.kid) });
  const title = binder.plain(template.title);
  const offset = universityCalendar.utcOffsetMinutes;
  const pdf = await writeDocument({
    page,
    faces: job.faces,
    palette: job.palette,
    layer: job.layer,
    language: template.language,
    title,
    author: template.language === 'zh' ? university.zh : university.en,
    location: university.address[template.language],
    reason: title,
    date: { pdf: pdfDate(input.issuedAt, offset), xmp: xmpDate(input.issuedAt, offset) },
    template: { label: `${template.id}@${template.version}`, hash },
    fileId: sha256Hex(`${hash} ${fieldsDigest} ${qr}`).slice(0, 32),
  });
  return {
    pdf,
    pages: 1,
    template: { id: template.id, version: template.version, hash },
    fieldsDigest,
    qr,
    title,
  };
}

function claimsOf(
  input: IssueInput,
  university: University,
  template: LoadedTemplate['template'],
  digest: string,
): Claims {
  const { subject } = input;
  return {
    issuer: university.domain,
    serial: input.serial,
    issuedAt: new Date(Math.floor(input.issuedAt.getTime() / 1000) * 1000).toISOString(),
    validUntil: input.validUntil,
    document: template.id,
    templateVersion: template.version,
    name: printedName(subject.nameZh),
    nameEn: subject.nameEn === null ? null : printedName(subject.nameEn),
    studentNoLast4: subject.no.slice(-4),
    college: subject.college[template.language],
    major: subject.major[template.language],
    level: subject.level,
    status: 'enrolled',
    from: subject.enrolledOn,
    to: subject.graduatesOn,
    registeredTerm: input.registeredTerm,
    purpose: input.purpose,
    statusIndex: input.statusIndex,
    digest: digest.slice(0, DIGEST_IN_CODE),
  };
}
