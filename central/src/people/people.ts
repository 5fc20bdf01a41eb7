import { printedName } from '@hallway/certificates/names';
import { personSchema, type Person } from '@hallway/protocol';
import type { Database, Migration, Reader, Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';
import { nameKey } from './name-key.ts';

export const migrations: Migration[] = [
  {
    id: '200-people',
    sql: `CREATE TABLE person (
      id TEXT PRIMARY KEY,
      record BLOB NOT NULL
    ) STRICT, WITHOUT ROWID`,
  },
  {
    id: '201-names',
    sql: `
      -- Keyed digests of whole names: nothing can be found by a part of one.
      CREATE TABLE person_name (
        name_digest TEXT NOT NULL,
        person_id TEXT NOT NULL REFERENCES person (id),
        PRIMARY KEY (name_digest, person_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX person_name_person ON person_name (person_id);
    `,
  },
];

type PeopleTables = {
  person: { id: string; record: Uint8Array };
  person_name: { name_digest: string; person_id: string };
};

/** Every campus whose kiosks serve this university. */
export const campuses = ['tinglan', 'yunlu'] as const satisfies readonly Person['campus'][];

/** The records of people: sealed at rest, found by a blind index of the number, published to kiosks. */
export interface People {
  /** Stores a record, names spelled as papers spell them, and publishes it, in the caller's transaction. @throws ZodError when the record is malformed */
  put(tx: Tx, person: Person): void;
  get(tx: Reader, no: string): Person | null;
  /** People of exactly this name, in either script, by number; at most so many. */
  named(tx: Reader, name: string, limit: number): Person[];
  /** Changes a record if there is one. @returns whether there was */
  change(tx: Tx, no: string, change: (person: Person) => Person): boolean;
  count(tx: Reader): number;
  /** At most so many of them, in no order that says anything of them: a fair sample. */
  sample(tx: Reader, limit: number): Person[];
  /** Makes people of earlier releases findable by name; does nothing when they are. */
  indexNames(): void;
}

export function createPeople(db: Database): People {
  const query = db.query.$extendTables<PeopleTables>();
  const idOf = (no: string) => db.fields.blindIndex('person-no', no);
  const placeOf = (id: string) => ({ table: 'person', key: id, column: 'record' });

  function open({ id, record }: PeopleTables['person']): Person {
    const text = db.fields.open(placeOf(id), record).toString('utf8');
    return personSchema.parse(JSON.parse(text));
  }

  function get(tx: Reader, no: string): Person | null {
    const row = tx.first(query.selectFrom('person').selectAll().where('id', '=', idOf(no)));
    return row ? open(row) : null;
  }

  function put(tx: Tx, person: Person): void {
    // Parsed again: a name of nothing but marks without ink is none.
    const record = personSchema.parse(spelled(personSchema.parse(person)));
    const id = idOf(record.no);
    const sealed = db.fields.seal(placeOf(id), JSON.stringify(record));
    tx.run(
      query
        .insertInto('person')
        .values({ id, record: sealed })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ record: sealed })),
    );
    putNames(tx, id, record);
    // A student of one campus is served in the hall of the other, so every campus knows everybody.
    for (const campus of campuses) publish(tx, `people:${campus}`, 'put', record.no, record);
  }

  function digestsOf({ nameZh, nameEn }: Person): Set<string> {
    const keys = [nameZh, nameEn ?? ''].map(nameKey).filter((key) => key !== '');
    return new Set(keys.map((key) => db.fields.blindIndex('person-name', key)));
  }

  function putNames(tx: Tx, id: string, person: Person): void {
    tx.run(query.deleteFrom('person_name').where('person_id', '=', id));
    const names = [...digestsOf(person)].map((digest) => ({ name_digest: digest, person_id: id }));
    if (names.length > 0) tx.run(query.insertInto('person_name').values(names));
  }

  return {
    put,
    get,
    named: (tx, name, limit) =>
      tx
        .all(
          query
            .selectFrom('person_name')
            .innerJoin('person', 'person.id', 'person_id')
            .select(['id', 'record'])
            .where('name_digest', '=', db.fields.blindIndex('person-name', nameKey(name)))
            .limit(limit),
        )
        .map(open)
        .sort((a, b) => (a.no < b.no ? -1 : 1)),
    change(tx, no, change) {
      const person = get(tx, no);
      if (person) put(tx, change(person));
      return person !== null;
    },
    count(tx) {
      const row = tx.first(
        query.selectFrom('person').select((e) => e.fn.countAll<number>().as('n')),
      );
      return row?.n ?? 0;
    },
    sample: (tx, limit) =>
      tx.all(query.selectFrom('person').selectAll().orderBy('id').limit(limit)).map(open),
    indexNames: () =>
      db.write((tx) => {
        const indexed = query.selectFrom('person_name').select('person_id');
        const others = query.selectFrom('person').selectAll().where('id', 'not in', indexed);
        for (const row of tx.all(others)) putNames(tx, row.id, open(row));
      }),
  };
}

function spelled(person: Person): Person {
  const { nameZh, nameEn } = person;
  return { ...person, nameZh: printedName(nameZh), nameEn: nameEn && printedName(nameEn) };
}
