import type { Clock } from '../clock.ts';
import type { DeviceError } from '../error.ts';
import { backoffMs } from './backoff.ts';

/** A connection that lasted this long was a good one: the next loss starts the back-off anew. */
const STABLE_MS = 5_000;
/** While the place is empty it is looked at this often, so that a replugged device works at once. */
const RESCAN_MS = 500;

/** A device that is reached by a connection which may end at any time. */
export interface Connected {
  /** Lives through one connection. Resolves with what ended it, or what kept it from being made. */
  connection(signal: AbortSignal): Promise<DeviceError>;
  /** Hears why the connection is gone, before it is waited. */
  trouble(error: DeviceError): void;
  /** Whether something stands where the device should be; not given where that cannot be seen. */
  isThere?(): boolean | Promise<boolean>;
}

/** Connects again and again until the signal aborts: backing off, but never giving up. */
export async function stayConnected(
  device: Connected,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  let attempt = 0;
  while (!signal.aborted) {
    const openedAt = clock.monotonic();
    const failure = await device.connection(signal);
    if (signal.aborted) return;
    device.trouble(failure);
    if (clock.monotonic() - openedAt >= STABLE_MS) attempt = 0;
    const replugged = await waitToReconnect(device, backoffMs(attempt++), clock, signal);
    if (replugged) attempt = 0;
  }
}

/**
 * Waits out the back-off, but no longer than until a place that was empty is taken again.
 *
 * @returns whether that happened
 */
async function waitToReconnect(
  device: Connected,
  ms: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<boolean> {
  const end = clock.monotonic() + ms;
  let wasEmpty = false;
  for (;;) {
    const isThere = (await device.isThere?.()) ?? true;
    if (isThere && wasEmpty) return true;
    wasEmpty ||= !isThere;
    const left = end - clock.monotonic();
    if (left <= 0 || signal.aborted) return false;
    const nap = device.isThere === undefined ? left : Math.min(left, RESCAN_MS);
    await clock.sleep(nap, signal).catch(() => undefined);
  }
}
