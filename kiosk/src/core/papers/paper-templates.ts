import {
  parseTemplate,
  releaseInForce,
  templateKey,
  type LoadedTemplate,
  type SignedTemplateList,
  type TemplateRelease,
} from '@hallway/certificates';
import {
  templateListKey,
  templateListRecordSchema,
  templateOfRecord,
  templateRecordSchema,
  type Op,
} from '@hallway/protocol';
import type { Skipped } from '../people/index.ts';
import { statement, type Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';
import { listRefusal, readTemplateList, type ListRefusal } from './template-list.ts';

/** Why a template that should be in force is not used. */
export type TemplateRefusal = 'TEMPLATE_MISSING' | 'TEMPLATE_CHANGED' | 'TEMPLATE_UNREADABLE';

/** What papers are made with on a day. */
export interface TemplatesInForce {
  templates: (LoadedTemplate & { startsOn: string })[];
  /** What is not used, by `D08-en@3` or, for the list itself, `list`, and why. */
  refused: { key: string; code: TemplateRefusal | ListRefusal }[];
}

/**
 * The university's templates: records of partition `config`. Papers are made with what the newest signed list says is
 * in force, and with nothing else: a template whose content is not the released one is refused, and no earlier one
 * takes its place, because it was replaced for a reason.
 */
export class PaperTemplates implements FeedTarget {
  readonly #store: Store;
  readonly #skipped: Skipped;
  readonly #rootPem: () => string | null;
  /** Made once for a day, until something comes. */
  #made: { date: string; inForce: TemplatesInForce } | null = null;

  constructor(options: { store: Store; skipped: Skipped; rootPem: () => string | null }) {
    this.#store = options.store;
    this.#skipped = options.skipped;
    this.#rootPem = options.rootPem;
  }

  /**
   * Null until central has told: then the templates that came with this release hold.
   *
   * @param date campus date by this kiosk's clock, so that a start date comes with the cable cut too
   */
  inForce(date: string): TemplatesInForce | null {
    const list = this.#list();
    if (!list) return null;
    if (this.#made?.date !== date) this.#made = { date, inForce: this.#make(list, date) };
    return this.#made.inForce;
  }

  #make(list: SignedTemplateList, date: string): TemplatesInForce {
    const current = list.releases.filter(
      (release) => releaseInForce(list.releases, release, date) === release,
    );
    const judged = current.map((release) => this.#judge(release));
    const refusal = this.#row()?.refused ?? null;
    return {
      templates: judged.flatMap((one) => (one.loaded ? [one.loaded] : [])),
      refused: [
        ...(refusal === null ? [] : [{ key: 'list', code: refusal }]),
        ...judged.flatMap(({ key, code }) => (code === null ? [] : [{ key, code }])),
      ],
    };
  }

  #judge(release: TemplateRelease) {
    const key = templateKey(release);
    const refuse = (code: TemplateRefusal) => ({ key, code, loaded: null });
    const json = statement<[string], string>(
      this.#store.db,
      'SELECT json FROM paper_template WHERE key = ?',
      'pluck',
    ).get(key);
    if (json === undefined) return refuse('TEMPLATE_MISSING');
    try {
      const loaded = parseTemplate(JSON.parse(json));
      const { id, language, version } = loaded.template;
      const same = templateKey({ document: id, language, version }) === key;
      if (!same || loaded.hash !== release.hash) return refuse('TEMPLATE_CHANGED');
      return { key, code: null, loaded: { ...loaded, startsOn: release.startsOn } };
    } catch {
      return refuse('TEMPLATE_UNREADABLE');
    }
  }

  accepts(part: string): boolean {
    return part === 'config';
  }

  apply(part: string, op: Op): void {
    const key = templateOfRecord(op.key);
    if (key === null && op.key !== templateListKey) return;
    this.#made = null;
    if (key === null) this.#applyList(part, op);
    else this.#applyTemplate(part, key, op);
  }

  #applyTemplate(part: string, key: string, op: Op): void {
    if (op.op === 'del') {
      this.#store.db.prepare('DELETE FROM paper_template WHERE key = ?').run(key);
      return;
    }
    const record = templateRecordSchema.safeParse(op.data);
    if (!record.success) {
      this.#skipped.add(part);
      return;
    }
    this.#store.db
      .prepare('INSERT OR REPLACE INTO paper_template (key, json) VALUES (?, ?)')
      .run(key, record.data.json);
  }

  /** A list that is refused leaves the one that is held in force. It is only taken away by one that is followed. */
  #applyList(part: string, op: Op): void {
    if (op.op === 'del') return;
    const record = templateListRecordSchema.safeParse(op.data);
    if (!record.success) {
      this.#skipped.add(part);
      return;
    }
    const { signed } = record.data;
    const refused = listRefusal(readTemplateList(signed), this.#list(), this.#rootPem());
    const { db } = this.#store;
    if (refused === null) {
      db.prepare(
        'INSERT OR REPLACE INTO paper_template_list (only, signed, refused) VALUES (1, ?, NULL)',
      ).run(signed);
    } else {
      db.prepare(
        `INSERT INTO paper_template_list (only, signed, refused) VALUES (1, NULL, ?)
           ON CONFLICT (only) DO UPDATE SET refused = excluded.refused`,
      ).run(refused);
    }
  }

  #row(): { signed: string | null; refused: ListRefusal | null } | undefined {
    return statement<[], { signed: string | null; refused: ListRefusal | null }>(
      this.#store.db,
      'SELECT signed, refused FROM paper_template_list',
    ).get();
  }

  #list(): SignedTemplateList | null {
    const signed = this.#row()?.signed ?? null;
    return signed === null ? null : readTemplateList(signed);
  }

  reset(): void {
    this.#made = null;
    this.#store.db.exec('DELETE FROM paper_template; DELETE FROM paper_template_list');
  }
}
