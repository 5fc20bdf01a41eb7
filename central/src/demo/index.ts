/** The demo university: invented people, kiosks and documents. For demonstrations, scripts and tests. */
export { demoCard, demoPassword, demoPickupCode } from './credentials.ts';
export { demoDocuments } from './documents.ts';
export { demoIdNumber, idCheckCharacter } from './id-number.ts';
export { demoKiosks } from './kiosks.ts';
export { demoPapers } from './papers/index.ts';
export { demoPeople } from './people.ts';
export { demoStaff } from './staff.ts';
export { demoStudents } from './students.ts';
