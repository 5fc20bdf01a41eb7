import { printedName } from '@hallway/certificates/names';
import { personSchema, type Person } from '@hallway/protocol';
import type { Database, Migration, Reader, Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';

export const migrations: Migration[] = [
  {
    id: '200-people',
    sql: `CREATE TABLE person (
      id TEXT PRIMARY KEY,
      record BLOB NOT NULL
    ) STRICT, WITHOUT ROWID`,
  },
];

type PeopleTables = {
  person: { id: string; record: Uint8Array };
};

/** Every campus whose kiosks serve this university. */
export const campuses = ['tinglan', 'yunlu'] as const satisfies readonly Person['campus'][];

/** The records of people: sealed at rest, found by a blind index of the number, published to kiosks. */
export interface People {
  /** Stores a record, names spelled as papers spell them, and publishes it, in the caller's transaction. @throws ZodError when the record is malformed */
  put(tx: Tx, person: Person): void;
  get(tx: Reader, no: string): Person | null;
  /** Changes a record if there is one. @returns whether there was */
  change(tx: Tx, no: string, change: (person: Person) => Person): boolean;
  count(tx: Reader): number;
  /** At most so many of them, in no order that says anything of them: a fair sample. */
  sample(tx: Reader, limit: number): Person[];
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
    // A student of one campus is served in the hall of the other, so every campus knows everybody.
    for (const campus of campuses) publish(tx, `people:${campus}`, 'put', record.no, record);
  }

  return {
    put,
    get,
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
  };
}

function spelled(person: Person): Person {
  const { nameZh, nameEn } = person;
  return { ...person, nameZh: printedName(nameZh), nameEn: nameEn && printedName(nameEn) };
}
