import type { Bilingual, PaperData } from '@hallway/protocol';

/** One line of a transcript: one attempt at a course. */
export type CourseRow = {
  /** Term in which the mark was given, in words. */
  term: Bilingual;
  name: Bilingual;
  kind: 'required' | 'elective';
  credits: number;
  /** `0`–`100`, or one of the five grades, or 免修. */
  grade: string;
  remark: 'none' | 'retake' | 'exempt';
};

/** What a transcript states, by the names its templates declare. */
export type TranscriptData = PaperData & {
  /** By term, oldest first. */
  courses: CourseRow[];
  creditsEarned: number;
  /** Weighted by credits, of 100; two decimals. */
  average: number;
  /** Two decimals. */
  gpa: number;
  gpaScale: number;
  /** ISO date. */
  asOf: string;
};

const fiveGrades: Record<string, number> = { 优: 95, 良: 85, 中: 75, 及格: 65, 不及格: 0 };
const passMark = 60;

/** Best mark is worth this many grade points. */
const gpaScale = 4;

/** Lowest mark of each step, and what it is worth. */
const steps: readonly [mark: number, points: number][] = [
  [90, 4],
  [85, 3.7],
  [82, 3.3],
  [78, 3],
  [75, 2.7],
  [72, 2.3],
  [68, 2],
  [64, 1.5],
  [passMark, 1],
];

/**
 * A transcript with its totals. Of several attempts at a course the best counts. A course passed or exempted gives its
 * credits; average and grade point average are weighted by credits over all courses with a mark, failed ones too, and
 * leave exempted ones out. Of the five grades, 优 counts as 95, 良 85, 中 75, 及格 65, 不及格 0. Pure.
 *
 * @param asOf ISO date of the records
 * @throws RangeError for a grade that is neither a mark nor one of the five grades
 */
export function transcript(courses: CourseRow[], asOf: string): TranscriptData {
  const best = new Map<string, { credits: number; mark: number }>();
  let exempted = 0;
  for (const { name, credits, grade, remark } of courses) {
    if (remark === 'exempt') {
      exempted += credits;
      continue;
    }
    const mark = markOf(grade);
    if (mark >= (best.get(name.zh)?.mark ?? 0)) best.set(name.zh, { credits, mark });
  }
  const counted = [...best.values()];
  const tried = sum(counted.map(({ credits }) => credits));
  const passed = sum(counted.map(({ credits, mark }) => (mark < passMark ? 0 : credits)));
  const weighted = (worth: (mark: number) => number) =>
    tried === 0 ? 0 : hundredths(sum(counted.map((c) => c.credits * worth(c.mark))) / tried);
  return {
    courses,
    creditsEarned: passed + exempted,
    average: weighted((mark) => mark),
    gpa: weighted(pointsOf),
    gpaScale,
    asOf,
  };
}

function markOf(grade: string): number {
  const mark = fiveGrades[grade] ?? (/^\d{1,3}$/.test(grade) ? Number(grade) : NaN);
  if (!(mark >= 0 && mark <= 100)) throw new RangeError(`not a grade: ${grade}`);
  return mark;
}

function pointsOf(mark: number): number {
  return steps.find(([from]) => mark >= from)?.[1] ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
