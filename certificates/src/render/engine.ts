import { createOfflineCode } from '../code/offline-code.ts';
import { purposes } from '../documents/purposes.ts';
import { sampleIssue } from '../documents/sample.ts';
import type {
  DocumentCode,
  IssueInput,
  Language,
  OfficeCode,
  University,
} from '../documents/types.ts';
import type { Typefaces } from '../fonts/typefaces.ts';
import { layoutBackground } from '../layout/background.ts';
import { layoutDocument } from '../layout/layout.ts';
import type { Background } from '../layout/ops.ts';
import { n } from '../layout/units.ts';
import { campusDate, universityCalendar } from '../rules/calendar.ts';
import type { SealText } from '../seal/seal.ts';
import type { CodeSigner } from '../sign/signer.ts';
import { bindAll } from '../template/bind-all.ts';
import { Binder } from '../template/bind.ts';
import { digestFields, sha256Hex } from '../template/digest.ts';
import type { LoadedTemplate } from '../template/library.ts';
import type {
  SheetTemplate,
  SlipTemplate,
  Template,
  TemplateHead,
} from '../template/schema/index.ts';
import { claimsOf } from './claims.ts';
import type { Palette } from './content.ts';
import { pdfDate, xmpDate } from './dates.ts';
import { writeDocument } from './document.ts';
import type { ProfileName } from './profile.ts';
import { sharedCharacters } from './shared-characters.ts';
import { createStaticLayer, type StaticLayer } from './static-layer.ts';
import { refuseMissing, slipLines } from './slip.ts';
import type {
  RenderedDocument,
  RenderedSlip,
  RenderEngine,
  TemplateInForce,
  UnfitTemplate,
} from './types.ts';

/** A template of sheets ready for use: its static layer drawn. */
interface Compiled {
  template: SheetTemplate;
  background: Background;
  layer: StaticLayer;
}

/** No template of this document and language is in force. */
export class NoTemplateError extends Error {
  readonly code = 'NO_TEMPLATE';
  override name = 'NoTemplateError';
}

/** What an engine is made of, wherever it runs. */
export interface EngineParts {
  university: University;
  typefaces: Typefaces;
  /** PDF/A-2u when absent. */
  profile?: ProfileName;
}

/** An engine without templates yet: `use` gives it some. Runs in Node and in browsers, with the same bytes. */
export function composeEngine(parts: EngineParts): RenderEngine {
  return new Engine(parts);
}

/** Signs nothing that anyone would take for genuine. */
const nobody: CodeSigner = {
  kid: '0123456789abcdef',
  algorithm: 'ES256',
  sign: async () => new Uint8Array(64),
};

class Engine implements RenderEngine {
  readonly #university: University;
  readonly #typefaces: Typefaces;
  readonly #palette: Palette;
  readonly #profile: ProfileName;
  /** By hash: a template keeps its layer as long as it is in use. */
  #compiled = new Map<string, Compiled>();
  #templates: readonly TemplateInForce[] = [];

  constructor({ university, typefaces, profile = 'A-2u' }: EngineParts) {
    this.#university = university;
    this.#typefaces = typefaces;
    this.#palette = paletteOf(university);
    this.#profile = profile;
  }

  /**
   * Makes one sample of each: a fault in a template, a face or the configuration shows now and not to the first
   * person, who also does not wait for code to warm up.
   */
  async use(templates: readonly TemplateInForce[]): Promise<UnfitTemplate[]> {
    const compiled = new Map<string, Compiled>();
    const unfit: UnfitTemplate[] = [];
    for (const loaded of templates) {
      try {
        const made = this.#compiled.get(loaded.hash) ?? (await this.#tryOut(loaded));
        if (made) compiled.set(loaded.hash, made);
      } catch (error) {
        unfit.push({ ...loaded, error });
      }
    }
    this.#compiled = compiled;
    this.#templates = templates.filter(({ hash }) => !unfit.some((one) => one.hash === hash));
    return unfit;
  }

  /** Null for a slip, which needs nothing prepared. */
  async #tryOut({ template, hash }: LoadedTemplate): Promise<Compiled | null> {
    const sample = sampleIssue(template);
    if (template.form === 'slip') {
      await this.#slip(sample, nobody, template, hash);
      return null;
    }
    await this.#typefaces.facesFor([JSON.stringify([this.#university, template])]);
    const made = await this.#compile(sample, template);
    await this.#sheets(sample, nobody, made, hash);
    return made;
  }

  inForce(document: DocumentCode, language: Language, at: Date): TemplateInForce | null {
    const today = campusDate(at);
    const candidates = this.#templates
      .filter(({ template }) => template.id === document && template.language === language)
      .filter(({ startsOn }) => startsOn <= today);
    const latest = candidates.toSorted(
      (a, b) => b.startsOn.localeCompare(a.startsOn) || b.template.version - a.template.version,
    );
    return latest[0] ?? null;
  }

  async render(input: IssueInput, identity: CodeSigner): Promise<RenderedDocument> {
    const { hash } = this.#templateOf(input, 'sheet');
    const compiled = this.#compiled.get(hash);
    if (!compiled) throw new NoTemplateError(`template ${hash} is not compiled`);
    return this.#sheets(input, identity, compiled, hash);
  }

  async renderSlip(input: IssueInput, identity: CodeSigner): Promise<RenderedSlip> {
    const { template, hash } = this.#templateOf(input, 'slip');
    return this.#slip(input, identity, template, hash);
  }

  #templateOf<F extends Template['form']>({ document, language, issuedAt }: IssueInput, form: F) {
    const loaded = this.inForce(document, language, issuedAt);
    if (!loaded || !isOf(loaded.template, form)) {
      throw new NoTemplateError(`no ${form} template ${document}-${language}`);
    }
    return { template: loaded.template, hash: loaded.hash };
  }

  /** Draws what is the same on every paper, and finds out which characters that is from one paper. */
  async #compile(sample: IssueInput, template: SheetTemplate): Promise<Compiled> {
    const background = layoutBackground(template);
    const { layout, faces } = await this.#layOut(sample, nobody, template, background);
    const [base] = faces.regular;
    if (!base) throw new RangeError('no face');
    const layer = createStaticLayer(
      {
        width: layout.width,
        height: layout.height,
        background,
        seal: layout.seal,
        characters: sharedCharacters(layout, faces, base, wordsOf(template, this.#university)),
      },
      base,
      this.#palette,
    );
    return { template, background, layer };
  }

  async #layOut(
    input: IssueInput,
    identity: CodeSigner,
    template: SheetTemplate,
    background: Background,
  ) {
    const university = this.#university;
    const binder = new Binder({ input, university, template });
    bindAll(template, binder);
    const faces = await this.#typefaces.facesFor(binder.printed.values());
    const printed = Object.fromEntries(binder.printed);
    const fieldsDigest = digestFields(template, binder.printed);
    const claims = claimsOf(binder, fieldsDigest);
    const qr = await createOfflineCode(claims, university.verifyOrigin, identity);
    const seal = sealText(university, template.office, identity.kid);
    const layout = layoutDocument({ template, binder, faces, background, qr, seal });
    return { layout, faces, printed, fieldsDigest, qr, title: binder.plain(template.title) };
  }

  async #sheets(
    input: IssueInput,
    identity: CodeSigner,
    { template, background, layer }: Compiled,
    hash: string,
  ): Promise<RenderedDocument> {
    const university = this.#university;
    const laidOut = await this.#layOut(input, identity, template, background);
    const { layout, faces, printed, fieldsDigest, qr, title } = laidOut;
    const offset = universityCalendar.utcOffsetMinutes;
    const pdf = await writeDocument({
      layout,
      profile: this.#profile,
      faces,
      palette: this.#palette,
      layer,
      language: template.language,
      title,
      author: template.language === 'zh' ? university.zh : university.en,
      location: university.address[template.language],
      reason: title,
      date: { pdf: pdfDate(input.issuedAt, offset), xmp: xmpDate(input.issuedAt, offset) },
      template: { label: `${template.id}-${template.language}@${template.version}`, hash },
      fileId: sha256Hex(`${hash} ${fieldsDigest} ${qr}`).slice(0, 32),
    });
    return {
      pdf,
      pages: layout.pages.length,
      template: templateRef(template, hash),
      printed,
      fieldsDigest,
      qr,
      title,
    };
  }

  async #slip(
    input: IssueInput,
    identity: CodeSigner,
    template: SlipTemplate,
    hash: string,
  ): Promise<RenderedSlip> {
    const university = this.#university;
    const binder = new Binder({ input, university, template });
    // The code carries the digest of what is printed, so everything is bound once before there is a code.
    slipLines(template, binder, '');
    refuseMissing(binder.printed, await this.#typefaces.facesFor(binder.printed.values()));
    const printed = Object.fromEntries(binder.printed);
    const fieldsDigest = digestFields(template, binder.printed);
    const claims = claimsOf(binder, fieldsDigest);
    const qr = await createOfflineCode(claims, university.verifyOrigin, identity);
    return {
      lines: slipLines(template, binder, qr),
      template: templateRef(template, hash),
      printed,
      fieldsDigest,
      qr,
      title: binder.plain(template.title),
    };
  }
}

function isOf<F extends Template['form']>(
  template: Template,
  form: F,
): template is Extract<Template, { form: F }> {
  return template.form === form;
}

function templateRef({ id, language, version }: TemplateHead, hash: string) {
  return { id, language, version, hash };
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

function sealText(university: University, office: OfficeCode, kid: string): SealText {
  const { name, sealPurpose } = university.offices[office];
  return {
    arc: university.zh + (office === 'university' ? '' : name.zh),
    purpose: sealPurpose,
    number: kid,
  };
}

/** Every character of a template in its own language, of the university and of the purposes a paper may have. */
function wordsOf(template: SheetTemplate, university: University): Set<string> {
  const other = template.language === 'zh' ? 'en' : 'zh';
  const house = { ...university, offices: university.offices[template.office] };
  return new Set(
    JSON.stringify([template, house, purposes], (key, value: unknown) =>
      key === other ? undefined : value,
    ),
  );
}
