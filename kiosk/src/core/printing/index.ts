/** Puts issues on paper, at most once each, and knows what is proven about it. */
export { createPrinting } from './printing.ts';
export type { JobProgress, Printing, PrintingDeps } from './types.ts';
export { attemptStates, jobName, sheetsOf } from './attempt.ts';
export type { Attempt, AttemptState, JournalEvent, JournalEventType } from './attempt.ts';
export { judge, type Findings, type Verdict } from './evidence.ts';
export { failpoints, type Failpoint, type FailpointHandler } from './failpoints.ts';
export { createJournal, type Ended, type Intent, type Journal } from './journal.ts';
export { printingLimits, type PrintingLimits } from './limits.ts';
export { migrations } from './migrations.ts';
export { Resolutions } from './resolutions.ts';
export type { SlipPrinter } from './slip-printer.ts';
export type { PrinterTrust } from './trust.ts';
