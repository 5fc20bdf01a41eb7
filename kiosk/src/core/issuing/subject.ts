import type { Subject } from '@hallway/certificates';
import type { Person } from '@hallway/protocol';

/** The person as papers print them. What a paper must state and the record does not hold is for its template to miss. */
export function subjectOf(person: Person): Subject {
  return {
    no: person.no,
    nameZh: person.nameZh,
    nameEn: person.nameEn,
    sex: person.sex,
    birthDate: person.birthDate,
    idNumber: person.idNumber,
    college: person.college,
    major: person.major,
    level: person.level === 'none' ? null : person.level,
    gradeYear: person.gradeYear,
    lengthYears: person.lengthYears,
    enrolledOn: person.enrolledOn,
    graduatesOn: person.graduatesOn,
    status: person.status,
    statusFrom: person.statusFrom,
    statusTo: person.statusTo,
  };
}
