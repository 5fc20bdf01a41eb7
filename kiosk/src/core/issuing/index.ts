/** Makes documents: prepares the very paper, shows it, seals and issues it. */
export { IssuingError, type IssuingErrorCode } from './error.ts';
export { createIssuing } from './issuing.ts';
export { migrations } from './migrations.ts';
export { offlineRefusal, type IssuingConditions } from './offline.ts';
export type { Issue, IssueRequest, Issuing, IssuingDeps, PersonUsage, Prepared } from './types.ts';
