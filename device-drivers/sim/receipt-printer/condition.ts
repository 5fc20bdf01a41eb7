import { goodCondition } from '../../src/codec/escpos/status.ts';
import type { PaperState, PrinterCondition } from '../../src/codec/escpos/status.ts';

/** Faults a person can make with their hands; the last one is the printer's own. */
export const faults = ['cover-open', 'cutter-jam', 'never-reads'] as const;
export type Fault = (typeof faults)[number];

/** What is in the machine and what is wrong with it. */
export interface Condition {
  /** Millimetres left on the roll. */
  paper: number;
  faults: Fault[];
  /** The knife met a jam. It tries again when the host says so (DLE ENQ), or after a power cycle. */
  cutterStopped: boolean;
}

export const DOTS_PER_MM = 8;
/** A new roll, in millimetres. */
export const ROLL_MM = 50_000;
const NEAR_END_MM = 500;

function paperState({ paper }: Condition): PaperState {
  if (paper === 0) return 'end';
  return paper <= NEAR_END_MM ? 'low' : 'ok';
}

/** Whether a line can be printed now. */
export function isReady(condition: Condition): boolean {
  return condition.paper > 0 && !condition.faults.includes('cover-open');
}

/** The same as the printer tells it. */
export function told(condition: Condition): PrinterCondition {
  return {
    ...goodCondition,
    offline: !isReady(condition) || condition.cutterStopped,
    coverOpen: condition.faults.includes('cover-open'),
    paper: paperState(condition),
    cutterError: condition.cutterStopped,
  };
}
