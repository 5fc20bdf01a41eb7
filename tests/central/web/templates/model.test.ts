import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../../../central/web/templates/model/difference.ts';
import { frameOf, moved } from '../../../../central/web/templates/model/frame.ts';
import { begin, changed, redone, undone } from '../../../../central/web/templates/model/history.ts';
import {
  at,
  elementOf,
  pointerOf,
  put,
  shifted,
  type Json,
  type JsonObject,
} from '../../../../central/web/templates/model/json.ts';
import {
  dataTypes,
  declaration,
  isStatable,
  reordered,
  withData,
} from '../../../../central/web/templates/model/declare.ts';
import { freshPart, kinds, slipKinds } from '../../../../central/web/templates/model/kinds.ts';
import { gridLines, snap } from '../../../../central/web/templates/model/snap.ts';
import { starters } from '../../../../central/web/templates/model/starters.ts';
import { termsFor } from '../../../../central/web/templates/model/offer.ts';
import { parseTemplate } from '@hallway/certificates';
import { defaultRuleSet } from '@hallway/certificates/rules';

describe('places in a template', () => {
  it('are read, changed and taken away without touching the rest', () => {
    const root: Json = { a: [{ b: 1 }, { b: 2 }], c: 'x' };
    expect(at(root, ['a', 1, 'b'])).toBe(2);
    expect(at(root, ['a', 'b'])).toBeUndefined();
    expect(put(root, ['a', 1, 'b'], 3)).toEqual({ a: [{ b: 1 }, { b: 3 }], c: 'x' });
    expect(put(root, ['a', 0], undefined)).toEqual({ a: [{ b: 2 }], c: 'x' });
    expect(put(root, ['c'], undefined)).toEqual({ a: [{ b: 1 }, { b: 2 }] });
    expect(put({}, ['on'], 'every')).toEqual({ on: 'every' });
    expect(root).toEqual({ a: [{ b: 1 }, { b: 2 }], c: 'x' });
    expect(pointerOf(['a', 1, 'x/y~z'])).toBe('/a/1/x~1y~0z');
    expect([elementOf('/elements/12/x'), elementOf('/claims/0')]).toEqual([12, null]);
  });
});

describe('undo and redo', () => {
  it('go back over what was typed in one place at once, and over each other change alone', () => {
    let history = begin('');
    for (const text of ['a', 'ab', 'abc']) history = changed(history, text, 'title');
    history = changed(history, 'moved', 'place');
    history = undone(history);
    expect(history.present).toBe('abc');
    history = undone(history);
    expect(history.present).toBe('');
    expect(undone(history)).toBe(history);
    history = redone(redone(history));
    expect(history.present).toBe('moved');
    expect(redone(history)).toBe(history);
    history = changed(undone(history), 'other', null);
    expect(history.future).toEqual([]);
  });
});

describe('the sheet', () => {
  it('draws an element to the nearest line of the grid or a neighbour, and no further than is meant', () => {
    const frame = { x: 25.7, y: 50, width: 30, height: 10 };
    expect(snap(frame, []).dx).toBeCloseTo(-0.7);
    expect(snap({ ...frame, x: 27 + 1.3, width: 3.1 }, [])).toEqual({ dx: 0, dy: 0 });
    expect(snap(frame, [{ x: 0, y: 60.5, width: 1, height: 1 }]).dy).toBeCloseTo(0.5);
    expect(gridLines).toContain(25);
    expect(Math.max(...gridLines)).toBeCloseTo(185);
  });

  it('keeps what is moved on the paper, wherever it is dragged', () => {
    fc.assert(
      fc.property(fc.double({ min: -900, max: 900, noNaN: true }), (by) => {
        const line = { type: 'line', x: 25, y: 40, width: 160 };
        const { x, y } = moved(line, by, -by);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(210);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(297);
      }),
    );
    const table = moved({ type: 'table', x: 25, width: 160, first: { y: 60, height: 100 } }, 0, 5);
    expect(frameOf(table)).toEqual({ x: 25, y: 65, width: 160, height: 100 });
    const title = { type: 'text', align: 'center', x: 105, y: 78, width: 150, size: 32 };
    expect(frameOf(title)).toMatchObject({ x: 30, width: 150 });
  });
});

describe('differences', () => {
  it('name the place, and an element that was put in does not change those behind it', () => {
    const element = (text: string) => ({ type: 'text', text });
    const before = { version: 1, title: 'x', elements: [element('a'), element('b')] };
    const after = { version: 2, title: 'y', elements: [element('a'), element('n'), element('b')] };
    expect(differences(before, after)).toEqual([
      { pointer: '/title', before: 'x', after: 'y' },
      { pointer: '/elements/1', before: undefined, after: element('n') },
    ]);
    expect(differences(after, after)).toEqual([]);
  });
});

describe('starters', () => {
  it.each(
    starters.flatMap((one) => (['zh', 'en'] as const).map((language) => [one, language] as const)),
  )('number %# keeps to the schema', (starter, language) => {
    const name = { zh: '志愿服务证明', en: 'Certificate of Service' };
    const { template } = parseTemplate(starter.make({ name, language }));
    expect([template.language, template.form]).toEqual([language, starter.form]);
  });

  it('ask for nothing that a slip does not have', () => {
    const { unlisted: usual } = defaultRuleSet;
    expect(termsFor('sheet', usual)).toBe(usual);
    const { rules, copies, ...more } = termsFor('slip', usual);
    expect(usual.rules).toEqual(expect.arrayContaining(['R10', 'R13']));
    expect(rules).toEqual(usual.rules.filter((rule) => !['R10', 'R13'].includes(rule)));
    expect({ ...more, copies }).toMatchObject({
      validDays: usual.validDays,
      copies: { perJob: 1 },
    });
  });
});

describe('what the panels make', () => {
  const basics = { name: { zh: '名', en: 'Name' }, language: 'zh' } as const;
  const blank = starters.find(({ code }) => code === 'plain')!.make(basics);
  const label = { zh: '标签', en: 'Label' };
  const data = Object.fromEntries(
    Object.keys(dataTypes).map((type): [string, JsonObject] => [type, declaration(type, label)]),
  );
  const template: JsonObject = { ...blank, data };

  it('keeps to the schema, whatever is declared and added', () => {
    const added = Object.keys(kinds)
      .map((kind) => freshPart(kinds, kind, template))
      .filter((part) => part !== null);
    const elements = [...(template['elements'] as Json[]), ...added];
    expect(() => parseTemplate({ ...template, elements })).not.toThrow();
    const { page: _, elements: __, ...head } = template;
    const lines = Object.keys(slipKinds).map((kind) => freshPart(slipKinds, kind, template));
    // What a row prints is written by the registrar.
    const filled = lines.map((line) =>
      line?.['type'] === 'rows' ? { ...line, lines: [{ type: 'text', text: '{row.name}' }] } : line,
    );
    expect(() => parseTemplate({ ...head, form: 'slip', lines: filled })).not.toThrow();
  });

  it('never lets the code vouch for what is not declared any more, or cannot be carried', () => {
    const claims = ['subject.college', ...Object.keys(data).map((name) => `data.${name}`)];
    const kept = withData({ ...template, claims }, data)['claims'];
    expect(kept).toEqual([
      'subject.college',
      ...Object.keys(data)
        .filter(isStatable)
        .map((name) => `data.${name}`),
    ]);
    expect(withData({ ...template, claims }, {})['claims']).toEqual(['subject.college']);
  });

  it('puts entries in another order and loses none', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string()),
        fc.nat(9),
        fc.integer({ min: -9, max: 9 }),
        (list, at, by) => {
          const moved = shifted(list, at, by);
          expect(moved.toSorted()).toEqual(list.toSorted());
          if (at < list.length && list[at + by] !== undefined)
            expect(moved[at + by]).toBe(list[at]);
        },
      ),
    );
    expect(Object.keys(reordered({ a: 1, b: 2, c: 3 }, ['c', 'a', 'b']))).toEqual(['c', 'a', 'b']);
  });
});
