import { personSchema, type Op, type Person } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';
import { lastFour, normaliseIdNumber, normaliseNo, normaliseUid } from './number.ts';
import type { Skipped } from './skipped.ts';

/** Told in the page's transaction; `person` is null when the record is gone. */
export type PersonListener = (noIndex: string, person: Person | null) => void;

export interface PeopleOptions {
  store: Store;
  skipped: Skipped;
  onChange?: PersonListener;
}

/** Everybody this kiosk may recognise without a network: partitions `people:*`, sealed at rest. */
export class People implements FeedTarget {
  readonly #store: Store;
  readonly #skipped: Skipped;
  readonly #onChange: PersonListener;

  constructor(options: PeopleOptions) {
    this.#store = options.store;
    this.#skipped = options.skipped;
    this.#onChange = options.onChange ?? (() => undefined);
  }

  /** Key of a person in every table of this kiosk; says nothing about the number. */
  indexOf(no: string): string {
    return this.#store.fields.blindIndex('person', normaliseNo(no));
  }

  /** The holder of a card. Null for an unknown card, and for one that records give to several people. */
  byCard(uid: string): Person | null {
    const holders = this.#many(
      'SELECT p.no_index, p.body FROM person_card c JOIN person p USING (no_index) WHERE c.card_index = ?',
      this.#store.fields.blindIndex('card', normaliseUid(uid)),
    );
    return holders.length === 1 ? (holders[0] ?? null) : null;
  }

  byNo(no: string): Person | null {
    return this.byIndex(this.indexOf(no));
  }

  byIndex(noIndex: string): Person | null {
    return this.#many('SELECT no_index, body FROM person WHERE no_index = ?', noIndex)[0] ?? null;
  }

  /** Everybody whose number ends in these four digits, in no particular order. */
  byLastFour(digits: string): Person[] {
    return this.#many(
      'SELECT no_index, body FROM person WHERE last_four_index = ?',
      this.#store.fields.blindIndex('last-four', digits),
    );
  }

  /** Everybody whose records hold this number of an identity document: one human being may have several records. */
  byIdNumber(number: string): Person[] {
    const index = this.#idNumberIndex(number);
    if (index === '') return [];
    return this.#many('SELECT no_index, body FROM person WHERE id_number_index = ?', index);
  }

  /**
   * Makes records of an earlier release findable by identity number. Does nothing after the first time. A record that
   * does not open is left unfindable that way: it must not keep the kiosk from starting.
   */
  indexIdNumbers(): void {
    const { db } = this.#store;
    const unseen = db
      .prepare<[], string>('SELECT no_index FROM person WHERE id_number_index IS NULL')
      .pluck()
      .all();
    if (unseen.length === 0) return;
    const get = db.prepare<[string], Buffer>('SELECT body FROM person WHERE no_index = ?').pluck();
    const set = db.prepare('UPDATE person SET id_number_index = ? WHERE no_index = ?');
    this.#store.transaction(() => {
      for (const noIndex of unseen) {
        const number = this.#idNumberOf(noIndex, get.get(noIndex));
        set.run(this.#idNumberIndex(number), noIndex);
      }
    });
  }

  /** Whether anybody at all is known here. */
  any(): boolean {
    return (
      this.#store.db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM person)').pluck().get() === 1
    );
  }

  /** Keeps, in the caller's transaction, that the person confirmed this very spelling (rule R08). */
  confirmName(person: Person, nameEn: string): Person {
    this.#store.db
      .prepare('INSERT OR REPLACE INTO name_confirmation (no_index, name_index) VALUES (?, ?)')
      .run(this.indexOf(person.no), this.#store.fields.blindIndex('name', nameEn));
    return { ...person, nameEn, nameEnConfirmed: true };
  }

  accepts(part: string): boolean {
    return part.startsWith('people:');
  }

  apply(part: string, op: Op): void {
    const noIndex = this.indexOf(op.key);
    if (op.op === 'del') {
      // A person who moved to another campus stands in that partition already: only their own may delete them.
      const gone = this.#store.db
        .prepare('DELETE FROM person WHERE no_index = ? AND part = ?')
        .run(noIndex, part);
      if (gone.changes > 0) this.#onChange(noIndex, null);
      return;
    }
    const person = personSchema.safeParse(op.data);
    if (!person.success || person.data.no !== op.key) {
      this.#skipped.add(part);
      return;
    }
    this.#put(part, noIndex, person.data);
    this.#onChange(noIndex, person.data);
  }

  reset(part: string): void {
    this.#store.db.prepare('DELETE FROM person WHERE part = ?').run(part);
  }

  #put(part: string, noIndex: string, person: Person): void {
    const { db, fields } = this.#store;
    db.prepare('DELETE FROM person_card WHERE no_index = ?').run(noIndex);
    db.prepare(
      `INSERT INTO person (no_index, part, last_four_index, id_number_index, body) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (no_index) DO UPDATE SET
         part = excluded.part, last_four_index = excluded.last_four_index,
         id_number_index = excluded.id_number_index, body = excluded.body`,
    ).run(
      noIndex,
      part,
      fields.blindIndex('last-four', lastFour(person.no)),
      this.#idNumberIndex(person.idNumber),
      fields.seal(bodyAt(noIndex), JSON.stringify(person)),
    );
    const addCard = db.prepare(
      'INSERT OR IGNORE INTO person_card (card_index, no_index) VALUES (?, ?)',
    );
    for (const card of person.credentials.cards) {
      addCard.run(fields.blindIndex('card', normaliseUid(card)), noIndex);
    }
  }

  /** '' for no number, which finds nobody. */
  #idNumberIndex(number: string | null): string {
    const normal = normaliseIdNumber(number ?? '');
    return normal === '' ? '' : this.#store.fields.blindIndex('id-number', normal);
  }

  #idNumberOf(noIndex: string, body: Buffer | undefined): string | null {
    if (!body) return null;
    try {
      const person: unknown = JSON.parse(
        this.#store.fields.open(bodyAt(noIndex), body).toString('utf8'),
      );
      return idNumberSchema.parse(person).idNumber;
    } catch {
      return null;
    }
  }

  #many(sql: string, parameter: string): Person[] {
    return this.#store.db
      .prepare<[string], { no_index: string; body: Buffer }>(sql)
      .all(parameter)
      .map((row) => this.#open(row.no_index, row.body));
  }

  #open(noIndex: string, body: Buffer): Person {
    const { db, fields } = this.#store;
    const person = personSchema.parse(
      JSON.parse(fields.open(bodyAt(noIndex), body).toString('utf8')),
    );
    if (person.nameEnConfirmed || !person.nameEn) return person;
    const confirmed = db
      .prepare<[string], string>('SELECT name_index FROM name_confirmation WHERE no_index = ?')
      .pluck()
      .get(noIndex);
    return { ...person, nameEnConfirmed: confirmed === fields.blindIndex('name', person.nameEn) };
  }
}

/** All that is looked at of fifty thousand records at once. */
const idNumberSchema = personSchema.pick({ idNumber: true });

function bodyAt(noIndex: string) {
  return { table: 'person', key: noIndex, column: 'body' };
}
