import { suits, usualValue, type Asked } from './asked.ts';
import { isList, isObject, type Json, type JsonObject } from './json.ts';

/**
 * One level of a condition as the panel shows it. What is inside a group stays as it is written, so that nothing is
 * rewritten but the clause that is changed.
 */
export type Clause =
  | { kind: 'group'; of: 'all' | 'any'; negated: boolean; parts: readonly Json[] }
  | Question
  /** What the panel has no words for. */
  | { kind: 'source'; json: Json };

/** A question about one thing. */
export interface Question {
  kind: Asked['kind'];
  name: string;
  negated: boolean;
  /** `holds` for options and conditions with a name. */
  test: 'holds' | 'present' | 'absent' | 'equals';
  /** What it is compared with, by `equals`. */
  value?: string | number | boolean;
}

/** Most clauses of a group. */
export const mostParts = 8;

/** Whether these are the members of an object, all of them and no other. */
function hasOnly(object: JsonObject, ...names: string[]): boolean {
  return Object.keys(object).length === names.length && names.every((name) => name in object);
}

/** A level of a condition, as far as it can be shown; {@link write} gives it back as it was. */
export function read(json: Json, asked: readonly Asked[]): Clause {
  const inner = isObject(json) && hasOnly(json, 'not') ? json['not'] : undefined;
  const clause =
    inner === undefined ? readPlain(json, false, asked) : readPlain(inner, true, asked);
  return clause ?? { kind: 'source', json };
}

function readPlain(json: Json, negated: boolean, asked: readonly Asked[]): Clause | null {
  if (typeof json === 'string') return { kind: 'case', name: json, negated, test: 'holds' };
  if (!isObject(json)) return null;
  const { all, any, option, field, is, equals } = json;
  if (isList(all) && hasOnly(json, 'all')) return { kind: 'group', of: 'all', negated, parts: all };
  if (isList(any) && hasOnly(json, 'any')) return { kind: 'group', of: 'any', negated, parts: any };
  if (typeof option === 'string' && hasOnly(json, 'option')) {
    return { kind: 'option', name: option, negated, test: 'holds' };
  }
  if (typeof field !== 'string') return null;
  if ((is === 'present' || is === 'absent') && hasOnly(json, 'field', 'is')) {
    return { kind: 'field', name: field, negated, test: is };
  }
  const values = asked.find((one) => one.kind === 'field' && one.name === field)?.values;
  if (equals === undefined || !hasOnly(json, 'field', 'equals')) return null;
  if (!values || !suits(values, equals)) return null;
  return { kind: 'field', name: field, negated, test: 'equals', value: equals };
}

/** The clause as a template writes it. */
export function write(clause: Clause): Json {
  if (clause.kind === 'source') return clause.json;
  const plain = writePlain(clause);
  return clause.negated ? { not: plain } : plain;
}

function writePlain(clause: Exclude<Clause, { kind: 'source' }>): Json {
  switch (clause.kind) {
    case 'group':
      return { [clause.of]: clause.parts };
    case 'case':
      return clause.name;
    case 'option':
      return { option: clause.name };
    case 'field': {
      const { name: field, test, value } = clause;
      return test === 'equals' ? { field, equals: value ?? '' } : { field, is: test };
    }
  }
}

/** What is asked first about something. */
export function fresh({ kind, name, values }: Asked): Question {
  if (kind !== 'field') return { kind, name, negated: false, test: 'holds' };
  if (values?.type === 'choice' || values?.type === 'flag') {
    return { kind, name, negated: false, test: 'equals', value: usualValue(values) };
  }
  return { kind, name, negated: false, test: 'present' };
}

/** The same thing asked in another way; a value that was compared with is kept. */
export function asking(
  { kind, name, value }: Question,
  test: Question['test'],
  negated: boolean,
  values: Asked['values'],
): Question {
  if (test !== 'equals' || !values) return { kind, name, negated, test };
  return { kind, name, negated, test, value: value ?? usualValue(values) };
}

/** The condition with another clause: both must hold, or as the group says that it is. */
export function joined(condition: Json, clause: Json, asked: readonly Asked[]): Json {
  const outer = read(condition, asked);
  if (outer.kind !== 'group') return { all: [condition, clause] };
  return write({ ...outer, parts: [...outer.parts, clause] });
}

/** The group with other clauses; one that alone is left stands for itself. Undefined when none is left. */
export function regrouped(
  group: Extract<Clause, { kind: 'group' }>,
  parts: readonly Json[],
): Json | undefined {
  const [only] = parts;
  if (only === undefined) return undefined;
  const shrank = parts.length < group.parts.length;
  return shrank && parts.length === 1 && !group.negated ? only : write({ ...group, parts });
}
