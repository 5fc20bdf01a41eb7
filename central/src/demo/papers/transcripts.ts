import { sameTerm, termAt, termName, universityCalendar } from '@hallway/certificates/rules';
import type { Paper, Person, Term } from '@hallway/protocol';
import { transcript, type CourseRow } from '../../papers/transcript.ts';
import { numbersFrom } from '../random.ts';
import { demoMoment, termsSince } from '../records.ts';
import { curriculumOf, type Course } from './courses.ts';
import { paperOf } from './paper-of.ts';

/** A course failed in the second term and passed a year later. */
const retaken: ReadonlyMap<string, string> = new Map([['2024110101', '大学物理']]);

/** A course nobody needs to take who came with a certificate for it. */
const exempted: ReadonlyMap<string, string> = new Map([['2023110207', '大学英语（三）']]);

/** R06: whose transcript is held back, and why. */
const holds: ReadonlyMap<string, Paper['hold']> = new Map([
  ['2024110777', 'grade-locked'],
  ['2025110533', 'appeal-open'],
]);

/** Transcripts in both languages of a person, over every term they have finished; none before the first. */
export function transcriptsOf(person: Person, today: string): Paper[] {
  const courses = coursesOf(person, today);
  if (courses.length === 0) return [];
  const data = transcript(courses, today);
  const hold = holds.get(person.no) ?? null;
  return ['D03', 'D04'].map((document) => ({ ...paperOf(person.no, document, data), hold }));
}

function coursesOf(person: Person, today: string): CourseRow[] {
  if (person.gradeYear === null) return [];
  const draw = numbersFrom(Number(person.no.replace(/\D/g, '')));
  const plan = curriculumOf(person.level, person.college.zh);
  return finishedTerms(person.gradeYear, today).flatMap((term, index) => {
    const rows = (plan[index] ?? []).map((course) => rowOf(course, term, person.no, draw));
    const again = plan[index - 2]?.find(({ name }) => name.zh === retaken.get(person.no));
    return again
      ? [...rows, { ...rowOf(again, term, '', draw), grade: '81', remark: 'retake' as const }]
      : rows;
  });
}

function finishedTerms(entryYear: number, today: string): Term[] {
  const now = termAt(universityCalendar, demoMoment(today)).term;
  return termsSince(entryYear, today).filter((term) => !sameTerm(term, now));
}

function rowOf(course: Course, term: Term, no: string, draw: (below: number) => number): CourseRow {
  const { name, kind, credits } = course;
  const drawn = course.fiveGrades ? fiveGrade(draw) : String(63 + draw(18) + draw(18));
  const row = { term: termName(term), name, kind, credits };
  if (exempted.get(no) === name.zh) return { ...row, grade: '免修', remark: 'exempt' };
  return { ...row, grade: retaken.get(no) === name.zh ? '52' : drawn, remark: 'none' };
}

function fiveGrade(draw: (below: number) => number): string {
  return ['优', '优', '良', '良', '良', '中', '及格'][draw(7)] ?? '良';
}
