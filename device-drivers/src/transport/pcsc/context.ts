import { CardConnection } from './card.ts';
import {
  CANCELLED,
  NO_READERS_AVAILABLE,
  requireSuccess,
  TIMEOUT,
  UNKNOWN_READER,
} from './codes.ts';
import { ATR_OCTETS, pcscLibrary } from './library.ts';
import type { Handle, RawReaderState } from './library.ts';
import { CHANGED, UNAWARE } from './reader-state.ts';
import type { ReaderState } from './reader-state.ts';

const SCOPE_SYSTEM = 2;
/** Both libraries take fewer readers than fit in here. */
const NAMES_OCTETS = 16_384;
/** A name that stands for "a reader came or went". */
const ANY_READER = String.raw`\\?PnP?\Notification`;
/** A cancel that comes before the service waits is lost; it is said again this often. */
const CANCEL_AGAIN_MS = 100;
/** What ends a wait without a new state. A reader that is unknown by now is missing in the next list. */
const unchanged: ReadonlySet<number> = new Set([TIMEOUT, CANCELLED, UNKNOWN_READER]);

/**
 * One connection to the PC/SC service. It dies with the service: every call then fails with `service-down`, and only a
 * new context works. Calls are made one after another.
 */
export class PcscContext {
  readonly #handle: Handle;
  /** What the service last said of ANY_READER: Windows counts readers in it, pcsc-lite needs nothing. */
  #anyReader = UNAWARE;

  private constructor(handle: Handle) {
    this.#handle = handle;
  }

  /** @throws DeviceError `service-down` when the service does not run, or the machine has none */
  static async establish(): Promise<PcscContext> {
    const handle: Handle[] = [0];
    requireSuccess(await pcscLibrary().establishContext(SCOPE_SYSTEM, null, null, handle));
    return new PcscContext(handle[0] ?? 0);
  }

  /** Names of the readers that are attached. @throws DeviceError `service-down` */
  async readers(): Promise<string[]> {
    const names = new Uint8Array(NAMES_OCTETS);
    const length = [names.byteLength];
    const code = await pcscLibrary().listReaders(this.#handle, null, names, length);
    if (code === NO_READERS_AVAILABLE) return [];
    requireSuccess(code);
    const text = Buffer.from(names.buffer, 0, length[0]).toString('latin1');
    return text.split('\0').filter((name) => name !== '');
  }

  /**
   * Waits until something is other than `known`, a reader comes or goes, the time is over, or the signal aborts.
   *
   * @returns the state of every reader in `known`, in that order, changed or not
   * @throws DeviceError `service-down`
   */
  async change(
    known: readonly ReaderState[],
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<ReaderState[]> {
    if (signal.aborted) return [...known];
    const pcsc = pcscLibrary();
    const states = [...known.map(toRaw), toRaw({ reader: ANY_READER, raw: this.#anyReader })];
    let again: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      void pcsc.cancel(this.#handle);
      again = setTimeout(cancel, CANCEL_AGAIN_MS);
    };
    signal.addEventListener('abort', cancel, { once: true });
    const count = states.length;
    const code = await pcsc.getStatusChange(this.#handle, timeoutMs, states, count);
    signal.removeEventListener('abort', cancel);
    clearTimeout(again);
    if (unchanged.has(code)) return [...known];
    requireSuccess(code);
    const seen = (at: number): number => ((states[at]?.dwEventState ?? UNAWARE) & ~CHANGED) >>> 0;
    this.#anyReader = seen(known.length);
    return known.map(({ reader }, at) => ({ reader, raw: seen(at) }));
  }

  /**
   * Opens the card that lies in a reader; other programs may talk to it too.
   *
   * @throws DeviceError `in-use` when one of them holds it for itself, `device-error` when there is no card that
   * answers, `offline` when the reader is gone, `service-down`
   */
  connect(reader: string): Promise<CardConnection> {
    return CardConnection.open(this.#handle, reader);
  }

  /** Gives the context back; one that died with its service counts as given back. */
  async release(): Promise<void> {
    await pcscLibrary().releaseContext(this.#handle);
  }
}

/** Whether the PC/SC service answers now. */
export async function pcscAnswers(): Promise<boolean> {
  try {
    const context = await PcscContext.establish();
    await context.release();
    return true;
  } catch {
    return false;
  }
}

function toRaw({ reader, raw }: ReaderState): RawReaderState {
  return {
    szReader: reader,
    pvUserData: null,
    dwCurrentState: raw,
    dwEventState: UNAWARE,
    cbAtr: 0,
    rgbAtr: new Uint8Array(ATR_OCTETS),
  };
}
