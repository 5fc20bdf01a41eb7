import { sheetsOf } from '../../../../../kiosk/src/core/printing/index.ts';
import type { Fate } from './fate.ts';

const evidenceOf = ({ attempt }: Fate) => attempt?.evidence ?? [];
const notSeenToTheEnd = (fate: Fate) =>
  !evidenceOf(fate).some(({ source }) => source === 'job-state');
const notAcknowledged = ({ journalled }: Fate) => !journalled.includes('SENT');
const counts = (fate: Fate) => evidenceOf(fate).filter(({ sheets }) => sheets !== null);
const notZeroTwice = (fate: Fate) =>
  counts(fate).length < 2 || counts(fate).some(({ sheets }) => sheets !== 0);
const notAll = (fate: Fate) => counts(fate).some(({ sheets }) => sheets !== wanted(fate));
const notAnswered = (fate: Fate) =>
  !evidenceOf(fate).some(({ source }) => source === 'process-id' || source === 'queued-status');
const wanted = ({ attempt }: Fate) => (attempt ? sheetsOf(attempt) : 0);

/** What each word for an ambiguous attempt says is missing; a word that is not here explains nothing. */
const missing: Readonly<Record<string, (fate: Fate) => boolean>> = {
  'upload-cut': notAcknowledged,
  'unexpected-job': notAcknowledged,
  'power-cycle': notSeenToTheEnd,
  'job-vanished': notSeenToTheEnd,
  'printer-unreachable': notSeenToTheEnd,
  'cancel-not-confirmed': notSeenToTheEnd,
  canceled: (fate) => notSeenToTheEnd(fate) && notZeroTwice(fate),
  aborted: (fate) => notSeenToTheEnd(fate) && notZeroTwice(fate),
  'no-count': (fate) => counts(fate).length === 0,
  'counts-disagree': notAll,
  interrupted: notAnswered,
  offline: notAnswered,
  timeout: notAnswered,
  'no-answer': notAnswered,
  'jam-reported': (fate) => !evidenceOf(fate).some(({ source }) => source === 'life-counter'),
};

/**
 * Whether the word of an ambiguous attempt names evidence that it really lacks: had it that evidence, it would have been
 * delivered or clean. Pure.
 */
export function explains(fate: Fate): boolean {
  return missing[fate.attempt?.reason ?? '']?.(fate) ?? false;
}
