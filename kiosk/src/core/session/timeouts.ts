import type { ScreenName } from '../../bridge/index.ts';

/** How long a screen waits for a sign of life, then how long it warns before it forgets. Milliseconds. */
export interface Patience {
  idle: number;
  warning: number;
}

const second = 1000;

/**
 * Patience of every screen on which something can be lost; null means that it does not wait for the person
 * (nothing to lose, or an end of its own below). WCAG 2.2 SC 2.2.1: never less than 20 s of warning.
 */
const patience: Record<ScreenName, Patience | null> = {
  attract: null,
  identify: { idle: 45 * second, warning: 20 * second },
  paper: { idle: 60 * second, warning: 30 * second },
  password: { idle: 45 * second, warning: 20 * second },
  pickup: { idle: 45 * second, warning: 20 * second },
  digits: { idle: 45 * second, warning: 20 * second },
  face: { idle: 45 * second, warning: 20 * second },
  consent: { idle: 60 * second, warning: 30 * second },
  home: { idle: 60 * second, warning: 30 * second },
  devices: { idle: 270 * second, warning: 30 * second },
  documents: { idle: 60 * second, warning: 30 * second },
  refusal: { idle: 60 * second, warning: 30 * second },
  name: { idle: 60 * second, warning: 30 * second },
  request: { idle: 60 * second, warning: 30 * second },
  'second-factor': { idle: 45 * second, warning: 20 * second },
  preview: { idle: 90 * second, warning: 30 * second },
  printing: null,
  ambiguous: { idle: 60 * second, warning: 30 * second },
  take: null,
  done: null,
  fault: null,
  'out-of-service': null,
};

/** Ends that do not depend on the person. Milliseconds. */
export const spans = {
  /** A job that has not ended by then is given up and staff are called. */
  jobCap: 300 * second,
  /** How long a given-up job may take to say what became of the paper. */
  leaving: 60 * second,
  firstReminder: 10 * second,
  secondReminder: 20 * second,
  takeEnds: 60 * second,
  done: 15 * second,
  fault: 30 * second,
} as const;

export type Span = keyof typeof spans;

type TextSize = 'normal' | 'large';

/** A person who reads large has twice the time for everything. */
function stretch(ms: number, textSize: TextSize): number {
  return textSize === 'large' ? ms * 2 : ms;
}

/** @returns null for a screen that never times out by waiting */
export function patienceOf(screen: ScreenName, textSize: TextSize): Patience | null {
  const table = patience[screen];
  return (
    table && { idle: stretch(table.idle, textSize), warning: stretch(table.warning, textSize) }
  );
}

/** The job cap and the wait for a given-up job are the machine's time, not the person's: they never stretch. */
export function spanOf(span: Span, textSize: TextSize): number {
  return span === 'jobCap' || span === 'leaving' ? spans[span] : stretch(spans[span], textSize);
}
