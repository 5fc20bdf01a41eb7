import { demoUniversity, packagedSources, parseTemplate, sampleIssue } from '@hallway/certificates';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Binder } from '../../../../certificates/src/template/bind.ts';
import {
  conditionSchema,
  type Condition,
} from '../../../../certificates/src/template/language/conditions.ts';
import {
  askedOf,
  canBe,
  usualValue,
  type Asked,
} from '../../../../central/web/templates/model/asked.ts';
import {
  asking,
  fresh,
  joined,
  read,
  regrouped,
  write,
  type Clause,
} from '../../../../central/web/templates/model/conditions.ts';
import { dataTypes, declaration } from '../../../../central/web/templates/model/declare.ts';
import {
  isList,
  isObject,
  textOf,
  type Json,
  type JsonObject,
} from '../../../../central/web/templates/model/json.ts';
import { starters } from '../../../../central/web/templates/model/starters.ts';
import {
  choiceOf,
  chosenBy,
  endsHere,
  otherwiseOf,
  partOf,
  styled,
  withCase,
} from '../../../../central/web/templates/model/text-parts.ts';

let sources: readonly JsonObject[];
beforeAll(async () => {
  sources = (await packagedSources()) as JsonObject[];
});

const label = { zh: '标签', en: 'Label' };
const options = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map((name): [string, JsonObject] => [name, { label, default: false }]),
);
/** A template that declares one of everything, and four options. */
const template: JsonObject = {
  ...starters[0]!.make({ name: { zh: '名', en: 'Name' }, language: 'zh' }),
  data: Object.fromEntries(
    Object.keys(dataTypes).map((type): [string, JsonObject] => [type, declaration(type, label)]),
  ),
  options,
};
const asked = askedOf(template, 'rows');

/** Every clause of a condition, taken apart and put together again. */
function rebuilt(json: Json, all: readonly Asked[], seen: Clause[] = []): Json {
  const clause = read(json, all);
  seen.push(clause);
  if (clause.kind !== 'group') return write(clause);
  return write({ ...clause, parts: clause.parts.map((part) => rebuilt(part, all, seen)) });
}

/** Every value below a member of a name, with the rows it is printed for. */
function* below(json: Json, name: string, rows?: string): Generator<[Json, string | undefined]> {
  if (isList(json)) for (const one of json) yield* below(one, name, rows);
  if (!isObject(json)) return;
  const inner = textOf(json['rows']) || rows;
  for (const [member, value] of Object.entries(json)) {
    if (member === name) yield [value, inner];
    yield* below(value, name, inner);
  }
}

/** What the engine makes of the template for somebody who chose these options. */
function binderOf(chosen: readonly string[]): Binder {
  const { template: parsed } = parseTemplate(template);
  const issue = sampleIssue(parsed);
  const input = {
    ...issue,
    options: Object.fromEntries(Object.keys(options).map((name) => [name, chosen.includes(name)])),
  };
  return new Binder({ input, university: demoUniversity, template: parsed });
}

const assignments = Array.from({ length: 16 }, (_, bits) =>
  binderOf(Object.keys(options).filter((_name, at) => (bits >> at) & 1)),
);
/** For which of them a condition holds, by the engine that prints. */
const holds = (condition: Json) =>
  assignments.map((binder) => binder.applies(conditionSchema.parse(condition)));

const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('graceTerm', 'secondAttempt'),
    fc.record({ option: fc.constantFrom(...Object.keys(options)) }),
    fc.record({ field: fc.constant('data.text'), is: fc.constantFrom('present', 'absent') }),
    fc.record({ field: fc.constant('data.choice'), equals: fc.constantFrom('yes', 'no', 3) }),
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }) }),
  ),
}));

describe('conditions', () => {
  it('of everything that came with the program are shown, and kept to the letter', () => {
    let met = 0;
    for (const source of sources) {
      for (const [condition, rows] of below(source, 'when')) {
        const seen: Clause[] = [];
        const again = rebuilt(condition, askedOf(source, rows), seen);
        expect(JSON.stringify(again)).toBe(JSON.stringify(condition));
        expect(seen.map(({ kind }) => kind)).not.toContain('source');
        met++;
      }
    }
    expect(met).toBeGreaterThan(80);
  });

  it('that nobody foresaw are kept as they are', () => {
    const odd = fc.oneof(anyCondition as fc.Arbitrary<unknown>, fc.jsonValue());
    fc.assert(
      fc.property(odd, (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json;
        expect(JSON.stringify(rebuilt(json, asked))).toBe(JSON.stringify(json));
      }),
    );
    for (const json of [
      { not: { not: 'graceTerm' } },
      { field: 'data.text', is: 'present', equals: 'x' },
      { field: 'data.number', equals: 'three' },
      { field: 'data.bilingual', equals: 'x' },
      { field: 'data.gone', equals: 'x' },
      { all: [], any: [] },
    ]) {
      expect(read(json, asked)).toEqual({ kind: 'source', json });
    }
  });

  it('can ask about everything that is declared, in every way there is, and keep to the schema', () => {
    const perRow = asked.map((one) => one.name).filter((name) => name.startsWith('row.'));
    expect(perRow).toEqual(['row.name']);
    const made = asked
      .filter(({ name }) => !perRow.includes(name))
      .flatMap((one) => {
        const begun = fresh(one);
        const tests = ['present', 'absent', ...(one.values ? (['equals'] as const) : [])] as const;
        const ways = one.kind === 'field' ? tests : (['holds'] as const);
        return ways.flatMap((test) =>
          [false, true].map((negated) => write(asking(begun, test, negated, one.values))),
        );
      });
    expect(made.length).toBeGreaterThan(150);
    const paragraphs = made.map((when) => ({ text: 'x', when }));
    for (let at = 0; at < paragraphs.length; at += 12) {
      const flow = (template['elements'] as JsonObject[]).find(({ type }) => type === 'flow');
      const one = { ...flow, paragraphs: paragraphs.slice(at, at + 12) };
      const elements = [...(template['elements'] as Json[]), one];
      expect(() => parseTemplate({ ...template, elements })).not.toThrow();
    }
    expect(made.map((one) => read(one, asked).kind)).not.toContain('source');
  });

  it('are joined and taken apart with the meaning that the engine gives them', () => {
    const opted = fc.constantFrom<Json>(
      { option: 'a' },
      { not: { option: 'b' } },
      { any: [{ option: 'c' }, { option: 'd' }] },
      { all: [{ option: 'a' }, { option: 'd' }] },
      { not: { all: [{ option: 'a' }, { option: 'b' }] } },
    );
    fc.assert(
      fc.property(opted, opted, (one, other) => {
        const isGroup = read(one, asked).kind === 'group';
        const both = holds(joined(one, other, asked));
        if (!isGroup) {
          const [left, right] = [holds(one), holds(other)];
          expect(both).toEqual(left.map((value, at) => value && right[at]));
        }
        const pair = read({ any: [one, other] }, asked);
        if (pair.kind !== 'group') throw new Error('not a group');
        expect(regrouped(pair, [other])).toBe(other);
        expect(regrouped(pair, [])).toBeUndefined();
        expect(regrouped(pair, [other, one])).toEqual({ any: [other, one] });
        const none = { ...pair, negated: true };
        expect(holds(regrouped(none, [other])!)).toEqual(holds(other).map((value) => !value));
      }),
    );
    expect(joined({ any: ['graceTerm'] }, 'ordinaryTerm', asked)).toEqual({
      any: ['graceTerm', 'ordinaryTerm'],
    });
  });

  it('say when a value is one that no record can hold', () => {
    const of = (name: string) => asked.find((one) => one.name === name)?.values ?? null;
    const can = (name: string, value: string | number | boolean) => {
      const values = of(name);
      return values && canBe(values, value);
    };
    expect(can('data.choice', 'yes')).toBe(true);
    expect(can('data.choice', 'perhaps')).toBe(false);
    expect(can('subject.status', 'on-leave')).toBe(true);
    expect(can('subject.status', 'asleep')).toBe(false);
    expect(can('term.registered', '2026-autumn')).toBe(true);
    expect(can('term.registered', 'autumn')).toBe(false);
    expect(can('data.date', '')).toBe(false);
    expect(can('data.month', '2026-09')).toBe(true);
    expect(of('subject.college')).toBeNull();
    expect(asked.flatMap(({ values }) => (values ? [usualValue(values)] : []))).toContain('M');
  });
});

describe('texts', () => {
  it('that came with the program are shown whole, and kept to the letter', () => {
    let choices = 0;
    for (const source of sources) {
      for (const name of ['text', 'value']) {
        for (const [text] of below(source, name)) {
          for (const json of isList(text) ? text : []) {
            const part = partOf(json);
            expect(part.kind).not.toBe('source');
            if (part.kind !== 'choice') continue;
            choices++;
            expect(otherwiseOf(part.branches)).toBe(part.branches.length - 1);
            expect(JSON.stringify(choiceOf(part.branches))).toBe(JSON.stringify(json));
          }
        }
      }
    }
    expect(choices).toBeGreaterThan(10);
  });

  it('that the editor has no controls for are kept as they are', () => {
    for (const json of [
      7,
      { text: 'x', colour: 'ink' },
      { text: ['x'] },
      { choose: [{ text: 'x' }], weight: 'bold' },
      { choose: [{ text: 'x', size: 3 }] },
    ] as Json[]) {
      expect(partOf(json)).toEqual({ kind: 'source', json });
    }
    const piece = { text: 'x', keep: true };
    expect(styled(styled(piece, 'weight', true), 'weight', false)).toEqual(piece);
  });

  const printed = (part: JsonObject) =>
    assignments.map((binder) => binder.plain([part as { text: string }]));
  const branch = fc.record(
    {
      text: fc.constantFrom('one', 'two', 'three'),
      when: fc.record({ option: fc.constantFrom('a', 'b', 'c') }),
    },
    { requiredKeys: ['text'] },
  ) as fc.Arbitrary<JsonObject>;
  const never = { all: [{ option: 'd' }, { not: { option: 'd' } }] };

  it('say the same while a case that never holds is added, and when only one is left', () => {
    fc.assert(
      fc.property(fc.array(branch, { minLength: 2, maxLength: 6 }), (branches) => {
        const before = printed(choiceOf(branches));
        const more = withCase(branches, never);
        expect(printed(choiceOf(more))).toEqual(before);
        expect(otherwiseOf(more) < 0).toBe(otherwiseOf(branches) < 0);
        const [first = { text: '' }] = branches;
        expect(printed(choiceOf([first]))).toEqual(printed({ choose: [first] }));
        expect(printed(chosenBy(first, never))).toEqual(printed(first));
        const ends = branches.findIndex((_, at) => endsHere(branches, at));
        if (ends >= 0) {
          const reached = branches.slice(0, ends + 1);
          expect(printed({ choose: reached })).toEqual(before);
        }
      }),
    );
    expect(chosenBy('x', 'graceTerm')).toEqual({
      choose: [{ text: '', when: 'graceTerm' }, { text: 'x' }],
    });
  });
});
