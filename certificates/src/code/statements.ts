import { CodeFormatError } from './cbor.ts';

/**
 * One printed statement that an offline code vouches for.
 *
 * `field` is a field of the template language (`subject.college`, `data.award`). `value` is canonical, whatever the
 * language of the paper: months `YYYY-MM`, dates `YYYY-MM-DD`, terms `2026-autumn`, choices by their code, other text as
 * printed; numbers of a document's own data as they are (money in hundredths of a yuan).
 */
export interface Statement {
  field: string;
  value: string | number;
}

type Wire = string | number;

/** How the value of a field travels: as short as it can be told apart. */
interface Coding {
  write(value: string | number): Wire;
  /** @throws CodeFormatError */
  read(wire: unknown): string | number;
}

const text: Coding = {
  write: String,
  read(wire) {
    if (typeof wire === 'string' && wire.length <= 400) return wire;
    throw new CodeFormatError('a statement is not text');
  },
};

const whole: Coding = {
  write: Number,
  read: wholeNumber,
};

/** `2024-09` as 202409. */
const month: Coding = {
  write: (value) => Number(String(value).replace('-', '')),
  read(wire) {
    const digits = String(wholeNumber(wire));
    if (!/^\d{4}(0[1-9]|1[0-2])$/.test(digits)) throw new CodeFormatError('not a month');
    return `${digits.slice(0, 4)}-${digits.slice(4)}`;
  },
};

/** `2026-11-22` as 20261122. */
const date: Coding = {
  write: (value) => Number(String(value).replaceAll('-', '')),
  read(wire) {
    const iso = String(wholeNumber(wire)).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
    if (Number.isNaN(Date.parse(`${iso}T00:00:00Z`))) throw new CodeFormatError('not a date');
    return iso;
  },
};

/** `2026-autumn` as twice the year, `2026-spring` one more. */
const term: Coding = {
  write(value) {
    const [year, half] = String(value).split('-');
    return Number(year) * 2 + (half === 'spring' ? 1 : 0);
  },
  read(wire) {
    const value = wholeNumber(wire);
    return `${Math.floor(value / 2)}-${value % 2 === 0 ? 'autumn' : 'spring'}`;
  },
};

/** One of a list, by its place. Lists only ever grow at their end. */
function choice(...codes: readonly string[]): Coding {
  return {
    write: (value) => codes.indexOf(String(value)),
    read(wire) {
      const code = codes[wholeNumber(wire)];
      if (code === undefined) throw new CodeFormatError('not one of the list');
      return code;
    },
  };
}

function wholeNumber(wire: unknown): number {
  if (typeof wire === 'number' && Number.isSafeInteger(wire) && wire >= 0) return wire;
  throw new CodeFormatError('a statement is not a whole number');
}

/**
 * Fields that every paper may vouch for, with their key in the claims map. Numbers are never used again: papers last
 * longer than releases. Never among them: identity number, date of birth, photo, grades.
 */
const table: Readonly<Record<string, readonly [key: number, coding: Coding]>> = {
  'subject.college': [5, text],
  'subject.major': [6, text],
  'subject.level': [7, choice('undergraduate', 'postgraduate')],
  'subject.status': [8, choice('enrolled', 'on-leave', 'graduated', 'withdrawn')],
  'subject.enrolledOn': [9, month],
  'subject.graduatesOn': [10, month],
  'term.registered': [11, term],
  'purpose.name': [12, text],
  'subject.statusFrom': [16, date],
  'subject.statusTo': [17, date],
  'subject.gradeYear': [18, whole],
  'subject.lengthYears': [19, whole],
};
const builtIn = new Map(Object.entries(table));

/** One key for all that a document states beyond the person, by the names its template declares. */
const DATA_KEY = 15;
const DATA = 'data.';
/** Names of own data: short, because each costs room on paper. */
export const dataName = /^[a-z][A-Za-z0-9]{0,23}$/;

/** Whether an offline code can carry this field of every paper. */
export function isClaimable(field: string): boolean {
  return builtIn.has(field);
}

/** Entries of the claims map for these statements. @throws RangeError for a field that no code carries */
export function encodeStatements(statements: readonly Statement[]): Map<number, unknown> {
  const map = new Map<number, unknown>();
  const data = new Map<string, Wire>();
  for (const { field, value } of statements) {
    if (field.startsWith(DATA)) {
      data.set(field.slice(DATA.length), value);
      continue;
    }
    const known = builtIn.get(field);
    if (!known) throw new RangeError(`no code carries ${field}`);
    map.set(known[0], known[1].write(value));
  }
  if (data.size > 0) map.set(DATA_KEY, data);
  return map;
}

/** Statements of a claims map, in the order of the table above, then own data. @throws CodeFormatError */
export function decodeStatements(map: ReadonlyMap<unknown, unknown>): Statement[] {
  const statements: Statement[] = [];
  for (const [field, [key, coding]] of builtIn) {
    if (map.has(key)) statements.push({ field, value: coding.read(map.get(key)) });
  }
  return [...statements, ...ownData(map.get(DATA_KEY))];
}

function ownData(data: unknown): Statement[] {
  if (data === undefined) return [];
  if (!(data instanceof Map)) throw new CodeFormatError('own data is not a map');
  return Array.from(data as ReadonlyMap<unknown, unknown>, ([name, value]) => {
    if (typeof name !== 'string' || !dataName.test(name)) {
      throw new CodeFormatError('own data has a bad name');
    }
    return {
      field: DATA + name,
      value: typeof value === 'string' ? text.read(value) : wholeNumber(value),
    };
  });
}
