import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import type { CallOptions } from './types.ts';

/** What a printer tells of itself to who asks for it (RFC 3995, pulled by RFC 3996). */
export interface PrinterEvents {
  /** Asks to hear of everything that changes the printer's state. Null where that is not offered. */
  subscribe(options: CallOptions): Promise<Subscription | null>;
  /** The subscription behind everything that has happened since; the same one when nothing has. */
  pull(subscription: Subscription, options: CallOptions): Promise<Subscription>;
}

export interface Subscription {
  id: number;
  /** `notify-sequence-number` of the next event. */
  next: number;
}

export interface Listener {
  /** Whether an event would be news: not where the printer is asked as often all the same. */
  isWaiting(): boolean;
  /** Something happened. */
  wake(): void;
}

/**
 * Printers recommend up to a minute (`notify-get-interval`), and the event would come later than the next look at the
 * whole state. The question is a hundred octets, the state ten thousand.
 */
const PULL_MS = 2_000;
/** Where events are not offered it is asked this seldom whether they are now: another firmware, another printer. */
const ASK_AGAIN_MS = 300_000;

/** Listens for events until the signal aborts. What goes wrong is left to who asks for the state. */
export async function listen(
  events: PrinterEvents,
  listener: Listener,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  let subscription: Subscription | null = null;
  const pull = async (): Promise<number> => {
    if (subscription === null) {
      subscription = await events.subscribe({ signal });
      return subscription === null ? ASK_AGAIN_MS : PULL_MS;
    }
    const heard: Subscription = await events.pull(subscription, { signal });
    if (heard.next !== subscription.next) listener.wake();
    subscription = heard;
    return PULL_MS;
  };
  while (!signal.aborted) {
    let pause = PULL_MS;
    try {
      if (listener.isWaiting()) pause = await pull();
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      // Its lease has ended, or the printer forgot it.
      subscription = null;
    }
    await clock.sleep(pause, signal).catch(() => undefined);
  }
}
