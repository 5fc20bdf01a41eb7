import { describe, expect, test } from 'vitest';
import { transcript, type CourseRow } from '../../../central/src/papers/transcript.ts';

function row(name: string, credits: number, grade: string, more: Partial<CourseRow> = {}) {
  const term = { zh: '2025–2026学年秋季学期', en: 'Autumn term of 2025–2026' };
  const base: CourseRow = {
    term,
    name: { zh: name, en: name },
    kind: 'required',
    credits,
    grade,
    remark: 'none',
  };
  return { ...base, ...more };
}

function totals(...rows: CourseRow[]) {
  const { creditsEarned, average, gpa } = transcript(rows, '2026-11-22');
  return { creditsEarned, average, gpa };
}

describe('the totals of a transcript', () => {
  test('are weighted by credits', () => {
    // (5·92 + 3·76) / 8 and (5·4.0 + 3·2.7) / 8
    expect(totals(row('a', 5, '92'), row('b', 3, '76'))).toEqual({
      creditsEarned: 8,
      average: 86,
      gpa: 3.51,
    });
  });

  test('count the best attempt at a course once, whichever came first', () => {
    const failed = row('a', 4, '52');
    const again = row('a', 4, '80', { remark: 'retake' });
    const once = { creditsEarned: 4, average: 80, gpa: 3 };
    expect(totals(failed, again)).toEqual(once);
    expect(totals(again, failed)).toEqual(once);
  });

  test('weigh a failed course down and give no credits for it', () => {
    expect(totals(row('a', 2, '90'), row('b', 2, '不及格'))).toEqual({
      creditsEarned: 2,
      average: 45,
      gpa: 2,
    });
  });

  test('give credits for an exempted course and leave it out otherwise', () => {
    expect(totals(row('a', 3, '85'), row('b', 2, '免修', { remark: 'exempt' }))).toEqual({
      creditsEarned: 5,
      average: 85,
      gpa: 3.7,
    });
  });

  test.each([
    ['100', 4],
    ['90', 4],
    ['89', 3.7],
    ['85', 3.7],
    ['84', 3.3],
    ['78', 3],
    ['75', 2.7],
    ['72', 2.3],
    ['68', 2],
    ['64', 1.5],
    ['60', 1],
    ['59', 0],
    ['优', 4],
    ['良', 3.7],
    ['中', 2.7],
    ['及格', 1.5],
    ['不及格', 0],
  ])('%s is worth %d points', (grade, points) => {
    expect(totals(row('a', 1, grade)).gpa).toBe(points);
  });

  test('are nothing of nothing', () => {
    expect(totals()).toEqual({ creditsEarned: 0, average: 0, gpa: 0 });
  });

  test.each(['', '101', '-1', 'A', '8.5', '及 格'])('refuse %j for a grade', (grade) => {
    expect(() => totals(row('a', 1, grade))).toThrow(RangeError);
  });
});
