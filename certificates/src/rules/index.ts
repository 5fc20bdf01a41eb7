/** The rules of entitlement: pure functions over data, no I/O, the same on kiosk and central. */
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
export { amountFen } from './copies.ts';
export { defaultRuleSet } from './defaults.ts';
export { checkRequest, entitlement } from './entitlement.ts';
export { revocationNotice } from './R17-revocation.ts';
export {
  ruleIds,
  rulesOf,
  ruleSetSchema,
  type DocumentRules,
  type RuleId,
  type RuleSet,
} from './rule-set.ts';
export { ruleTable } from './table.ts';
export type {
  Allowed,
  Entitlement,
  Hold,
  Question,
  RecordFacts,
  Refusal,
  Registration,
  Request,
  Rule,
  Standing,
  Usage,
  CopyTerms,
} from './types.ts';
