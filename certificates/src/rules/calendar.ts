import type { Bilingual, Term } from '../documents/types.ts';

/**
 * The university's teaching calendar as a rule: autumn begins on the Monday nearest 1 September,
 * spring on the fourth Monday of February; both have the same number of weeks.
 */
export interface Calendar {
  /** Minutes east of UTC of the campus clock. China keeps +480 all year. */
  utcOffsetMinutes: number;
  teachingWeeks: number;
  examWeeks: number;
  /** Week 1 … n in which students register. */
  registrationWeeks: number;
  /** Weeks after those in which late registration is still accepted. */
  lateWeeks: number;
}

export const universityCalendar: Calendar = {
  utcOffsetMinutes: 480,
  teachingWeeks: 18,
  examWeeks: 2,
  registrationWeeks: 1,
  lateWeeks: 2,
};

export type Phase = 'registration' | 'late-registration' | 'teaching' | 'exams' | 'break';

/** Where a moment lies in the calendar. In a break the term is the one just ended. */
export interface TermDay {
  term: Term;
  /** 1 = first week of term; in a break, the count goes on past the last week. */
  week: number;
  phase: Phase;
  /** First day of the term, `YYYY-MM-DD`. */
  startsOn: string;
  /** Last day of the term, `YYYY-MM-DD`. */
  endsOn: string;
}

const DAY = 86_400_000;

/** Days since 1970-01-01 of the campus calendar day that contains `moment`. */
function campusDay(calendar: Calendar, moment: Date): number {
  return Math.floor((moment.getTime() + calendar.utcOffsetMinutes * 60_000) / DAY);
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY;
}

/** 0 = Monday … 6 = Sunday. Day 0 of the epoch was a Thursday. */
function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function autumnStart(year: number): number {
  const first = dayNumber(year, 9, 1);
  const behind = weekday(first);
  return behind <= 3 ? first - behind : first + 7 - behind;
}

function springStart(autumnYear: number): number {
  const first = dayNumber(autumnYear + 1, 2, 1);
  return first + ((7 - weekday(first)) % 7) + 21;
}

function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function termStart(term: Term): number {
  return term.half === 'autumn' ? autumnStart(term.year) : springStart(term.year);
}

function termOn(day: number): Term {
  const year = new Date(day * DAY).getUTCFullYear();
  if (day >= autumnStart(year)) return { year, half: 'autumn' };
  if (day >= springStart(year - 1)) return { year: year - 1, half: 'spring' };
  return { year: year - 1, half: 'autumn' };
}

/** The term in which a month lies, `YYYY-MM`; what ends in it ends with that term. */
export function termOfMonth(month: string): Term {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return termOn(dayNumber(year, number, 15));
}

/** First day of a term, `YYYY-MM-DD`. */
export function termStartsOn(term: Term): string {
  return isoDay(termStart(term));
}

function phaseOf(calendar: Calendar, week: number): Phase {
  if (week <= calendar.registrationWeeks) return 'registration';
  if (week <= calendar.registrationWeeks + calendar.lateWeeks) return 'late-registration';
  if (week <= calendar.teachingWeeks) return 'teaching';
  if (week <= calendar.teachingWeeks + calendar.examWeeks) return 'exams';
  return 'break';
}

/** The term, week and phase that `date` falls in, by the campus clock. */
export function termAt(calendar: Calendar, date: Date): TermDay {
  const day = campusDay(calendar, date);
  const term = termOn(day);
  const start = termStart(term);
  const week = Math.floor((day - start) / 7) + 1;
  return {
    term,
    week,
    phase: phaseOf(calendar, week),
    startsOn: isoDay(start),
    endsOn: isoDay(start + (calendar.teachingWeeks + calendar.examWeeks) * 7 - 1),
  };
}

/** The calendar date `YYYY-MM-DD` on the campus clock. */
export function campusDate(date: Date, calendar: Calendar = universityCalendar): string {
  return isoDay(campusDay(calendar, date));
}

/** Last day of validity for a paper issued at `issuedAt` that is valid `days` days. */
export function validUntil(
  issuedAt: Date,
  days: number,
  calendar: Calendar = universityCalendar,
): string {
  return isoDay(campusDay(calendar, issuedAt) + days);
}

export function previousTerm(term: Term): Term {
  return term.half === 'spring'
    ? { year: term.year, half: 'autumn' }
    : { year: term.year - 1, half: 'spring' };
}

export function sameTerm(a: Term, b: Term): boolean {
  return a.year === b.year && a.half === b.half;
}

/** `2026–2027学年秋季学期` / `Autumn term of 2026–2027` */
export function termName(term: Term): Bilingual {
  const years = `${term.year}–${term.year + 1}`;
  return {
    zh: `${years}学年${term.half === 'autumn' ? '秋季' : '春季'}学期`,
    en: `${term.half === 'autumn' ? 'Autumn' : 'Spring'} term of ${years}`,
  };
}
