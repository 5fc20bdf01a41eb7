import type { Person, Term } from '@hallway/protocol';
import { previousTerm, termAt, universityCalendar } from '@hallway/certificates/rules';
import { demoCard } from './credentials.ts';
import type { Major } from './colleges.ts';

/** Noon on the campus clock of a calendar day: the moment the demo university is made for. */
export function demoMoment(today: string): Date {
  return new Date(`${today}T12:00:00+08:00`);
}

/** Every term from the autumn of `entryYear` to the term of `today`, oldest first. */
export function termsSince(entryYear: number, today: string): Term[] {
  const terms: Term[] = [];
  let term: Term = termAt(universityCalendar, demoMoment(today)).term;
  while (term.year >= entryYear) {
    terms.unshift(term);
    term = previousTerm(term);
  }
  return terms;
}

export interface StudentSketch {
  no: string;
  nameZh: string;
  nameEn: string | null;
  sex: 'M' | 'F';
  birthDate: string;
  idNumber: string | null;
  campus: 'tinglan' | 'yunlu';
  major: Major;
}

/** A student in good standing: enrolled, registered for every term, nothing owed. */
export function student(sketch: StudentSketch, today: string): Person {
  const { major, ...who } = sketch;
  const entryYear = Number(/^[A-Z]*(\d{4})/.exec(sketch.no)?.[1]);
  return {
    ...who,
    role: major.level,
    nameEnConfirmed: sketch.nameEn !== null,
    college: major.college,
    major: major.name,
    level: major.level,
    gradeYear: entryYear,
    lengthYears: major.lengthYears,
    enrolledOn: `${entryYear}-09`,
    graduatesOn: `${entryYear + major.lengthYears}-06`,
    status: 'enrolled',
    statusFrom: `${entryYear}-09-01`,
    statusTo: null,
    registeredTerms: termsSince(entryYear, today),
    feesOwed: 0,
    feesDeferred: false,
    programme: 'ordinary',
    issuedThisTerm: {},
    issuedOn: {},
    walletFen: 3_650,
    prefers: 'zh-CN',
    credentials: { cards: [demoCard(sketch.no)], password: null, faceConsent: false },
  };
}

/** Somebody with an account and no studies: staff, or a former student. */
export function nonStudent(
  who: Pick<
    Person,
    | 'no'
    | 'nameZh'
    | 'nameEn'
    | 'sex'
    | 'birthDate'
    | 'idNumber'
    | 'campus'
    | 'college'
    | 'major'
    | 'duties'
  >,
  standing: Pick<Person, 'role' | 'status' | 'statusFrom'>,
): Person {
  return {
    ...who,
    ...standing,
    statusTo: null,
    nameEnConfirmed: who.nameEn !== null,
    level: 'none',
    gradeYear: null,
    lengthYears: null,
    enrolledOn: null,
    graduatesOn: null,
    registeredTerms: [],
    feesOwed: 0,
    feesDeferred: false,
    programme: 'ordinary',
    issuedThisTerm: {},
    issuedOn: {},
    walletFen: 3_650,
    prefers: 'zh-CN',
    credentials: { cards: [demoCard(who.no)], password: null, faceConsent: false },
  };
}
