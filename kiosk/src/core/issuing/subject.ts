import type { Subject } from '@hallway/certificates';
import type { Person } from '@hallway/protocol';
import { issuingError } from './error.ts';

/**
 * The person as an enrolment paper prints them.
 *
 * @throws IssuingError RECORD_INCOMPLETE
 */
export function subjectOf(person: Person): Subject {
  const { level, gradeYear, lengthYears, enrolledOn, graduatesOn } = person;
  if (
    level === 'none' ||
    gradeYear === null ||
    lengthYears === null ||
    enrolledOn === null ||
    graduatesOn === null
  ) {
    throw issuingError('RECORD_INCOMPLETE');
  }
  return {
    no: person.no,
    nameZh: person.nameZh,
    nameEn: person.nameEn,
    sex: person.sex,
    birthDate: person.birthDate,
    idNumber: person.idNumber,
    college: person.college,
    major: person.major,
    level,
    gradeYear,
    lengthYears,
    enrolledOn,
    graduatesOn,
    status: person.status,
    statusFrom: person.statusFrom,
    statusTo: person.statusTo,
  };
}
