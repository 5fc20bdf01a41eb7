/** What works at this machine now, and what people are told about the rest. */
export { assess } from './assess.ts';
export type { Conditions } from './conditions.ts';
export { jobHeldUp } from './printer-reasons.ts';
export { stopReason } from './printer-state.ts';
export { SteadyHealth } from './steady.ts';
export { migrations, probeStore } from './store-probe.ts';
export type { Assessment } from './types.ts';
