import {
  campusDate,
  parseTemplate,
  releaseInForce,
  templateKey,
  type LoadedTemplate,
  type SignedTemplateList,
  type TemplateId,
  type TemplateRelease,
} from '@hallway/certificates';
import type {
  NewTemplate,
  StepName,
  TemplateChange,
  TemplateMade,
} from '../../web/contract/templates.ts';
import type { Database, Reader, Tx } from '../db/index.ts';
import { HttpError } from '../http/error.ts';
import { createTurns } from '../turns.ts';
import { hashOf, kept, validate } from './content.ts';
import { isAuthor, refusal, type Act } from './lifecycle.ts';
import type { Offers } from './offer/offers.ts';
import { packagedTemplates } from './packaged.ts';
import { releaseOf, releasesOf, sendReleases } from './releases.ts';
import { createTemplateRows, type StoredTemplate, type TemplateRow } from './rows.ts';

const YEAR = 366 * 86_400_000;

/**
 * The versions of every template and their way from draft to paper. Whatever is refused throws an HttpError. `by` is a
 * staff number.
 */
export interface Templates {
  /** By document, language and version, newest version first. */
  all(tx: Reader): StoredTemplate[];
  get(tx: Reader, ref: TemplateId): StoredTemplate | null;
  /** Every version that was ever released, oldest first. */
  released(tx: Reader): LoadedTemplate[];
  /** Those by which papers are made today. */
  current(tx: Reader): LoadedTemplate[];
  /** Begins a draft: a copy of `origin`, or of `json`. One version of a template is under way at a time. */
  begin(tx: Tx, start: NewTemplate, by: string): TemplateMade;
  /** Changes a draft. TEMPLATE_CHANGED when it is not at this revision any more. */
  edit(tx: Tx, ref: TemplateId, change: TemplateChange, by: string): TemplateMade;
  /**
   * Hands a draft in; from then on it does not change. TEMPLATE_INVALID when it does not keep to the schema,
   * TEMPLATE_UNOFFERED when nobody has said who may have the document.
   */
  submit(tx: Tx, ref: TemplateId, revision: number, by: string): void;
  /** Takes a draft or a version under review back, for good. */
  withdraw(tx: Tx, ref: TemplateId, by: string): void;
  /** The reviewer gives a version back, for good: its author goes on with a copy. */
  giveBack(tx: Tx, ref: TemplateId, note: string, by: string): void;
  /** Lets a version go: kiosks make papers with it from `startsOn` on, a campus date from today to a year ahead. */
  release(ref: TemplateId, startsOn: string, by: string): Promise<void>;
  /** No paper is made with this version from today on. */
  retire(ref: TemplateId, by: string): Promise<void>;
  /** Hands the content of an earlier version in again, as a new version that another person releases. */
  restore(tx: Tx, ref: TemplateId, by: string): TemplateMade;
  /** Lets the catalogue follow what began or ended with a new day. */
  followDay(): void;
}

export interface TemplatesDeps {
  db: Database;
  offers: Offers;
  sign: (releases: TemplateRelease[]) => Promise<SignedTemplateList>;
  now: () => number;
}

/** Opens the templates; those that came with this release of the program and are new to central are released. */
export async function openTemplates({ db, offers, sign, now }: TemplatesDeps): Promise<Templates> {
  const rows = createTemplateRows(db);
  /** One change of the list after the other: each signs the whole list. */
  const inTurn = createTurns();
  const today = () => campusDate(new Date(now()));

  function stored(tx: Reader, ref: TemplateId): StoredTemplate | null {
    const row = rows.get(tx, ref);
    return row && { ...row, steps: rows.steps(tx, ref) };
  }

  function record(tx: Tx, ref: TemplateId, step: StepName, by: string | null, note?: string) {
    const row = rows.get(tx, ref);
    if (!row) throw new HttpError('NOT_FOUND');
    const at = new Date(now()).toISOString();
    const hash = row.hash ?? hashOf(row.json);
    rows.addStep(tx, ref, { step, at, hash, staff: by, note: note ?? null });
  }

  /** Parsed once: a released version never changes. */
  const parsed = new Map<string, LoadedTemplate>();
  function loaded({ json }: TemplateRow): LoadedTemplate {
    const found = parsed.get(json) ?? parseTemplate(JSON.parse(json));
    parsed.set(json, found);
    return found;
  }

  /** The version, if this act on it is possible now. */
  function meant(tx: Reader, ref: TemplateId, act: Act, by: string): StoredTemplate {
    const found = stored(tx, ref);
    if (!found) throw new HttpError('NOT_FOUND');
    const refused = refusal(act, found.state, isAuthor(found.steps, by));
    if (refused) throw new HttpError(refused);
    return found;
  }

  /** The number of the next version. @throws HttpError TEMPLATE_OPEN */
  function nextVersion(tx: Reader, { document, language }: Omit<TemplateId, 'version'>): number {
    const same = rows.all(tx).filter((r) => r.document === document && r.language === language);
    if (same.some(({ state }) => state === 'draft' || state === 'review')) {
      throw new HttpError('TEMPLATE_OPEN');
    }
    return Math.max(0, ...same.map(({ version }) => version)) + 1;
  }

  function insert(tx: Tx, ref: TemplateId, row: Partial<TemplateRow> & { json: string }): void {
    const { document, language, version } = ref;
    rows.insert(tx, {
      state: 'draft',
      revision: 1,
      hash: null,
      origin: null,
      starts_on: null,
      retired_on: null,
      sent: 0,
      offer: null,
      ...row,
      document,
      language,
      version,
    });
  }

  /** Changes what is released: signs the list as it will be, then makes it so in one transaction. */
  async function change(upcoming: TemplateRelease[], work: (tx: Tx) => void): Promise<void> {
    const list = await sign(upcoming);
    db.write((tx) => {
      work(tx);
      sendReleases(tx, rows, list, today());
      offers.follow(tx, templates.all(tx), today());
    });
  }

  const released = () => db.read((tx) => releasesOf(rows, tx));
  /** The campus date whose beginnings the catalogue has followed. */
  let followedOn = '';

  const templates: Templates = {
    all: (tx) => rows.all(tx).map((row) => ({ ...row, steps: rows.steps(tx, row) })),
    get: stored,
    released: (tx) => rows.all(tx).filter(releaseOf).map(loaded).toReversed(),

    current(tx) {
      const releases = releasesOf(rows, tx);
      const inForce = new Set(
        releases
          .filter((release) => releaseInForce(releases, release, today()) === release)
          .map(({ hash }) => hash),
      );
      return templates.released(tx).filter(({ hash }) => inForce.has(hash));
    },

    begin(tx, { document, language, origin, json, offer }, by) {
      const ref = { document, language, version: nextVersion(tx, { document, language }) };
      const before = origin === undefined ? null : rows.get(tx, { ...ref, version: origin });
      const source = before?.json ?? json;
      if (source === undefined) throw new HttpError('NOT_FOUND');
      insert(tx, ref, {
        json: kept(source, ref),
        origin: origin ?? null,
        offer: offer ? JSON.stringify(offer) : (before?.offer ?? null),
      });
      record(tx, ref, 'begun', by);
      return { key: templateKey(ref), revision: 1 };
    },

    edit(tx, ref, { revision, json, offer }, by) {
      const found = meant(tx, ref, 'edit', by);
      if (found.revision !== revision) throw new HttpError('TEMPLATE_CHANGED');
      rows.update(tx, ref, {
        json: kept(json, ref),
        revision: revision + 1,
        ...(offer !== undefined && { offer: offer && JSON.stringify(offer) }),
      });
      record(tx, ref, 'edited', by);
      return { key: templateKey(ref), revision: revision + 1 };
    },

    submit(tx, ref, revision, by) {
      const { json, revision: present, offer } = meant(tx, ref, 'submit', by);
      if (present !== revision) throw new HttpError('TEMPLATE_CHANGED');
      validate(json);
      if (offer === null && offers.current(tx, ref.document) === null) {
        throw new HttpError('TEMPLATE_UNOFFERED');
      }
      rows.update(tx, ref, { state: 'review', hash: hashOf(json) });
      record(tx, ref, 'submitted', by);
    },

    withdraw(tx, ref, by) {
      meant(tx, ref, 'withdraw', by);
      rows.update(tx, ref, { state: 'withdrawn' });
      record(tx, ref, 'withdrawn', by);
    },

    giveBack(tx, ref, note, by) {
      meant(tx, ref, 'return', by);
      rows.update(tx, ref, { state: 'withdrawn' });
      record(tx, ref, 'returned', by, note);
    },

    release: (ref, startsOn, by) =>
      inTurn(async () => {
        const last = campusDate(new Date(now() + YEAR));
        if (startsOn < today() || startsOn > last) throw new HttpError('TEMPLATE_DATE');
        const { json } = db.read((tx) => meant(tx, ref, 'release', by));
        const upcoming = { ...ref, hash: hashOf(json), startsOn, retiredOn: null };
        await change([...released(), upcoming], (tx) => {
          // Asked again: the author may have taken it back while the list was signed.
          meant(tx, ref, 'release', by);
          rows.update(tx, ref, { state: 'published', starts_on: startsOn });
          record(tx, ref, 'released', by);
        });
      }),

    retire: (ref, by) =>
      inTurn(async () => {
        db.read((tx) => meant(tx, ref, 'retire', by));
        const key = templateKey(ref);
        const upcoming = released().map((one) =>
          templateKey(one) === key ? { ...one, retiredOn: today() } : one,
        );
        await change(upcoming, (tx) => {
          rows.update(tx, ref, { state: 'retired', retired_on: today() });
          record(tx, ref, 'retired', by);
        });
      }),

    restore(tx, ref, by) {
      const found = rows.get(tx, ref);
      if (!found) throw new HttpError('NOT_FOUND');
      if (found.state !== 'published' && found.state !== 'retired') {
        throw new HttpError('TEMPLATE_STATE');
      }
      const next = { ...ref, version: nextVersion(tx, ref) };
      const { offer } = found;
      const json = kept(found.json, next);
      validate(json);
      insert(tx, next, { json, offer, state: 'review', hash: hashOf(json), origin: ref.version });
      record(tx, next, 'restored', by);
      return { key: templateKey(next), revision: 1 };
    },

    followDay() {
      if (today() === followedOn) return;
      db.write((tx) => offers.follow(tx, templates.all(tx), today()));
      followedOn = today();
    },
  };

  const fresh = await packagedTemplates(db.read((tx) => templates.all(tx)));
  if (fresh.length > 0) {
    const upcoming = fresh.map(({ json, ...one }) => ({
      ...one,
      hash: hashOf(json),
      retiredOn: null,
    }));
    await change([...released(), ...upcoming], (tx) => {
      for (const { json, startsOn, ...ref } of fresh) {
        insert(tx, ref, { json, state: 'published', hash: hashOf(json), starts_on: startsOn });
        record(tx, ref, 'delivered', null);
      }
    });
  }
  return templates;
}
