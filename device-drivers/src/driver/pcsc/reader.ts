import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import type { Availability, DeviceHealth, Lifecycle, Reason } from '../../health/types.ts';
import { PcscContext, pcscAnswers } from '../../transport/pcsc/context.ts';
import type { Device, DeviceEvent } from '../device.ts';
import { DeviceLife } from '../device-life.ts';
import type { DriverContext } from '../driver.ts';
import type { PcscOptions } from './options.ts';
import { Slot } from './slot.ts';
import { GET_UID, uidOf } from './uid.ts';

const DEFAULT_GAP_MS = 1_000;
const MAX_AGE_MS = 10_000;
/** With nothing happening, readers are listed again this often, and unreadable cards tried. */
const ROUND_MS = 2_000;
/** A card that could not be read is tried again after this. */
const RETRY_MS = 250;
/** A reader that has been silent for this long in the middle of a card hangs. */
const HANGS_MS = 3_000;
/** For how long two cards that took turns stay a reason in the health. */
const SEVERAL_CARDS_MS = 3_000;

/**
 * Card readers behind PC/SC: one credential for each presentation of a card, with the uid the reader gives. Follows the
 * service for ever: when it is gone the health says `service-down`, and a new context is made as soon as it is back.
 *
 * Not proven: Windows, and any reader of metal and plastic. On Linux it is held to pcscd with virtual readers.
 */
export class PcscCardReader implements Device {
  readonly id: string;
  readonly capabilities = {};
  readonly #options: PcscOptions;
  readonly #clock: Clock;
  readonly #emit: (event: DeviceEvent) => void;
  readonly #life: DeviceLife;
  readonly #slots = new Map<string, Slot>();
  #several: { since: number; last: number } | null = null;
  #unreadableSince: number | null = null;

  constructor(id: string, options: PcscOptions, context: DriverContext) {
    this.id = id;
    this.#options = options;
    this.#clock = context.clock;
    this.#emit = context.emit;
    this.#life = new DeviceLife({ id, kind: 'card-reader', maxAgeMs: MAX_AGE_MS }, context, {
      connection: (signal) => this.#connection(signal),
      trouble: (error) => this.#trouble(error),
      isThere: pcscAnswers,
    });
  }

  open(): void {
    this.#life.open();
  }

  /** Waits for a command the card has not answered yet: PC/SC cannot take one back. */
  close(): Promise<void> {
    return this.#life.close();
  }

  health(): DeviceHealth {
    return this.#life.health();
  }

  /** Lives as long as one context. Resolves with what ended it, or what kept it from being made. */
  async #connection(signal: AbortSignal): Promise<DeviceError> {
    try {
      const context = await PcscContext.establish();
      try {
        await this.#follow(context, signal);
      } finally {
        await context.release();
      }
    } catch (error) {
      if (error instanceof DeviceError) return error;
      throw error;
    }
    return new DeviceError('aborted', 'the device was closed');
  }

  async #follow(context: PcscContext, signal: AbortSignal): Promise<void> {
    for (const slot of this.#slots.values()) slot.forget();
    while (!signal.aborted) {
      const slots = (await context.readers()).filter(this.#isOurs).map(this.#slotOf);
      this.#ready(slots);
      const wait = slots.some((slot) => slot.isUrgent) ? RETRY_MS : ROUND_MS;
      const known = slots.map((slot) => slot.state);
      const states = await context.change(known, wait, signal);
      for (const [at, slot] of slots.entries()) {
        slot.update(states[at] ?? slot.state, this.#clock.monotonic());
        if (slot.wantsReading && !signal.aborted) await this.#read(context, slot);
      }
    }
  }

  readonly #isOurs = (reader: string): boolean => reader.includes(this.#options.reader ?? '');

  readonly #slotOf = (reader: string): Slot => {
    const gapMs = this.#options.presentationGapMs ?? DEFAULT_GAP_MS;
    const slot = this.#slots.get(reader) ?? new Slot(reader, gapMs);
    this.#slots.set(reader, slot);
    return slot;
  };

  /** Reads the card in a reader. One that is pulled out meanwhile gives nothing. @throws DeviceError `service-down` */
  async #read(context: PcscContext, slot: Slot): Promise<void> {
    const answered = new AbortController();
    void this.#clock.sleep(HANGS_MS, answered.signal).then(() => this.#hangs(), ignore);
    try {
      const uid = await readUid(context, slot.state.reader);
      if (uid === null) slot.unreadable();
      else this.#sight(slot, uid);
    } catch (error) {
      if (!(error instanceof DeviceError) || error.code === 'service-down') throw error;
      if (error.code === 'in-use') slot.held();
      else slot.failed();
    } finally {
      answered.abort();
    }
  }

  #sight(slot: Slot, uid: string): void {
    if (!this.#life.isOpen) return;
    const at = this.#clock.now();
    const now = this.#clock.monotonic();
    const sighting = slot.read(uid, now);
    if (sighting === 'several') this.#several = { since: this.#severalSince() ?? at, last: now };
    if (sighting !== 'new') return;
    this.#emit({ type: 'credential', deviceId: this.id, credential: { kind: 'card', uid }, at });
  }

  #ready(slots: readonly Slot[]): void {
    if (slots.length === 0) {
      this.#sample('error', 'noDevice', []);
      return;
    }
    if (slots.some((slot) => slot.isHeld)) {
      this.#sample('error', 'in-use', []);
      return;
    }
    const isUnreadable = slots.some((slot) => slot.isUnreadable);
    this.#unreadableSince = isUnreadable ? (this.#unreadableSince ?? this.#clock.now()) : null;
    const reasons = [
      ...warning('multiple-cards', this.#severalSince()),
      ...warning('card-unreadable', this.#unreadableSince),
    ];
    this.#sample('idle', reasons.length === 0 ? 'online' : 'userError', reasons);
  }

  #severalSince(): number | null {
    const now = this.#clock.monotonic();
    if (this.#several === null || now - this.#several.last >= SEVERAL_CARDS_MS) return null;
    return this.#several.since;
  }

  #hangs(): void {
    const reasons: Reason[] = [
      { keyword: 'timed-out', severity: 'error', since: this.#clock.now() },
    ];
    this.#sample('error', 'hardwareError', reasons);
  }

  #trouble(error: DeviceError): void {
    this.#sample('error', error.code === 'service-down' ? 'service-down' : 'hardwareError', []);
  }

  #sample(lifecycle: Lifecycle, availability: Availability, reasons: Reason[]): void {
    this.#life.sample({ lifecycle, availability, reasons, source: 'pcsc' });
  }
}

async function readUid(context: PcscContext, reader: string): Promise<string | null> {
  const card = await context.connect(reader);
  try {
    return uidOf(await card.transmit(GET_UID));
  } finally {
    await card.disconnect();
  }
}

function warning(keyword: string, since: number | null): Reason[] {
  return since === null ? [] : [{ keyword, severity: 'warning', since }];
}

const ignore = (): void => undefined;
