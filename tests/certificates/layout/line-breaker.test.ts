import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Faces } from '../../../certificates/src/fonts/faces.ts';
import { loadTypefaces } from '../../../certificates/src/fonts/load.ts';
import { atomsOf, type Atom } from '../../../certificates/src/layout/atoms.ts';
import { breakLines } from '../../../certificates/src/layout/line-breaker.ts';

let faces: Faces;

beforeAll(async () => {
  faces = (await loadTypefaces()).faces;
});

function atoms(...texts: (string | { keep: string } | { field: string })[]): Atom[] {
  const spans = texts.map((text) => {
    if (typeof text === 'string') return { text, weight: null, keep: false, field: null };
    return 'keep' in text
      ? { text: text.keep, weight: null, keep: true, field: 'name' }
      : { text: text.field, weight: null, keep: false, field: 'field' };
  });
  return atomsOf(spans, faces, 'regular');
}

function lines(source: readonly Atom[], width: number, justify = true): string[] {
  return breakLines(source, () => width, justify).map((line) =>
    source
      .slice(line.from, line.to)
      .map((atom) => atom.character)
      .join(''),
  );
}

describe('breaking lines', () => {
  it('puts no closing mark at the start and no opening mark at the end of a line', () => {
    const text =
      '兹证明某某，男，系我校（听澜校区）计算机与人工智能学院软件工程专业在读学生，学制四年。';
    for (let width = 5; width <= 30; width++) {
      for (const line of lines(atoms(text), width)) {
        expect(line).not.toMatch(/^[，。）]/);
        expect(line).not.toMatch(/（$/);
      }
    }
  });

  it('keeps numbers, Latin words and kept fields whole', () => {
    const source = atoms(
      '学号',
      '2024110101',
      '，姓名',
      { keep: '欧阳子涵' },
      '，系我校在读学生。',
    );
    for (let width = 7; width <= 20; width++) {
      const joined = lines(source, width).join('|');
      expect(joined).toContain('2024110101');
      expect(joined).toContain('欧阳子涵');
    }
  });

  it('breaks a kept name of many parts only after a dot', () => {
    const name = '古丽娜尔·买买提艾力·阿卜杜热依木';
    for (const line of lines(atoms('兹证明', { keep: name }, '，女'), 9).slice(0, -1)) {
      expect(line === '兹证明' || line.endsWith('·') || line.endsWith('，')).toBe(true);
    }
  });

  it('fills justified lines exactly', () => {
    const source = atoms(
      '兹证明某某，男，系我校计算机与人工智能学院软件工程专业在读学生，学制四年。',
    );
    const broken = breakLines(source, () => 12, true);
    for (const line of broken.slice(0, -1)) {
      const last = source[line.to - 1];
      const hang = last?.fullWidthMark && last.class === 'close' ? 0.5 : 0;
      const width = line.gaps.reduce(
        (sum, gap, i) => sum + gap + (source[line.from + i]?.advance ?? 0),
        line.offset,
      );
      expect(width - hang).toBeCloseTo(12, 5);
    }
  });

  it('puts air between Chinese and digits in its own words, none inside a field', () => {
    const gaps = (source: Atom[]) => breakLines(source, () => 99, false)[0]?.gaps ?? [];
    expect(gaps(atoms('学号2024'))[1]).toBeCloseTo(0.2);
    expect(gaps(atoms({ field: '2024年9月' })).every((gap) => gap === 0)).toBe(true);
  });

  it('loses, doubles and reorders nothing, whatever the text and the width', () => {
    const characters = fc.constantFrom(...Array.from('兹证明，。（）《》A b c1 2 3·-某学院'));
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 120 }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        fc.boolean(),
        (text, width, justify) => {
          const whole = text.join('');
          const broken = lines(atoms(whole), width, justify).join('');
          expect(broken.replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''));
        },
      ),
    );
  });

  it('sets a word longer than the line by breaking it', () => {
    expect(lines(atoms('ABCDEFGHIJKLMNOPQRSTUVWXYZ'), 5).length).toBeGreaterThan(2);
  });
});
