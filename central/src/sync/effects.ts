import type { EventBody, EventEnvelope, EventType } from '@hallway/protocol';
import type { Tx } from '../db/index.ts';

/**
 * What an event does at central. Runs inside the ingest transaction, once per event id; synchronous, so that the
 * acknowledgement after the commit vouches for it. Throw `EffectRefused` to refuse the event: it goes to the dead
 * letters with the code, what the effect wrote is undone, later events go on.
 */
export type Effect<T extends EventType> = (
  tx: Tx,
  kioskId: string,
  body: EventBody<T>,
  envelope: EventEnvelope,
) => void;

/** One effect for every event type; feature folders supply their rows, main.ts joins them. */
export type EffectTable = { [T in EventType]: Effect<T> };

/** The event cannot take effect, now or ever; the code tells support why. */
export class EffectRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'EffectRefused';
    this.code = code;
  }
}
