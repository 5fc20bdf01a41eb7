/** Prints receipts, each at most once without saying that it is another, and makes the slips people get. */
export { receiptIntent } from './intent.ts';
export { recoverySlip, type SlipFacts } from './slips/recovery-slip.ts';
export { RecoverySlips } from './slips/recovery-slips.ts';
export { receiptWay } from './way.ts';
