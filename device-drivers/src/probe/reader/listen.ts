import type { Clock } from '../../clock.ts';
import { openSerial } from '../../transport/serial.ts';
import type { SerialSettings } from '../../transport/serial.ts';

/** A reader that repeats a card does so some times a second; longer than this it was taken away. */
const AWAY_MS = 700;
const POLL_MS = 50;
/** Far more than a reader sends while a card lies before it for a minute. */
const MOST_OCTETS = 1 << 16;

export interface ListenOptions {
  /** So many presentations are waited for. */
  times: number;
  /** The next one is waited for no longer than this, in ms. */
  withinMs: number;
  clock: Clock;
  /** The port is open: what is shown from now on is heard. */
  onOpen(): void;
  /** Hears of each, with how many there were. */
  onPresentation(count: number): void;
}

/**
 * What a reader sends for each thing that is shown to it, as it comes. Ends early when nothing more comes.
 *
 * @throws DeviceError as the port does
 */
export async function listenToReader(
  settings: SerialSettings,
  options: ListenOptions,
): Promise<Uint8Array[]> {
  const { clock } = options;
  let current = Buffer.alloc(0);
  let lastAt = clock.monotonic();
  const port = await openSerial(settings, {
    data: (chunk) => {
      current = Buffer.concat([current, chunk]).subarray(0, MOST_OCTETS);
      lastAt = clock.monotonic();
    },
    present: () => undefined,
  });
  options.onOpen();
  const presentations: Uint8Array[] = [];
  try {
    while (presentations.length < options.times) {
      await clock.sleep(POLL_MS, new AbortController().signal);
      const silence = clock.monotonic() - lastAt;
      if (current.byteLength === 0 && silence > options.withinMs) break;
      if (current.byteLength === 0 || silence < AWAY_MS) continue;
      presentations.push(Uint8Array.from(current));
      current = Buffer.alloc(0);
      options.onPresentation(presentations.length);
    }
  } finally {
    await port.close();
  }
  return presentations;
}
