import type { Welcome } from '@hallway/protocol';
import type { Question } from './questions.ts';

/**
 * One of the things a kiosk does while it is connected and welcome. A duty holds no timer and sends nothing itself:
 * the machine asks it for questions and for the time of the next one.
 */
export interface Duty {
  /** A connection was made and central said where it stands. */
  begin(welcome: Welcome): void;
  /** The next question to send now; asked until there is none. */
  next(): Question | null;
  /** Monotonic ms at which `next` may have a question without anything else happening; null when never. */
  wakeAt(): number | null;
  /** The connection is gone, and with it every question in flight. */
  end(): void;
}

/** Central broke the protocol: the connection is closed and made again. */
export class ProtocolFault extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'ProtocolFault';
  }
}

/** The earliest of some times, null when none is set. */
export function earliest(times: readonly (number | null)[]): number | null {
  const set = times.filter((time) => time !== null);
  return set.length === 0 ? null : Math.min(...set);
}
