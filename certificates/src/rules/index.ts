/** The rules of entitlement: pure functions, no I/O, the same on kiosk and central. */
export type { Bilingual, DocumentCode, PurposeCode, Term } from '../documents/types.ts';
export { purposeOf, purposes, type Purpose } from '../documents/purposes.ts';
export {
  campusDate,
  previousTerm,
  sameTerm,
  termAt,
  termName,
  universityCalendar,
  validUntil,
  type Calendar,
  type Phase,
  type TermDay,
} from './calendar.ts';
export { entitlement } from './entitlement.ts';
export { quota } from './quota.ts';
export { checkRequest, type Request } from './request.ts';
export type { Entitlement, Refusal, RuleId, Standing, Usage } from './types.ts';
