import { createHmac, randomBytes } from 'node:crypto';
import { encodeRequest, matchResponse, parseReading } from '../../codec/resident-id/messages.ts';
import type { ResidentIdCommand, ResidentIdResponse } from '../../codec/resident-id/messages.ts';
import { parseRecord } from '../../codec/resident-id/record.ts';
import type { ResidentIdRecord } from '../../codec/resident-id/record.ts';
import { faultOf, SW3_FOUND, SW3_NONE, SW3_OK } from '../../codec/resident-id/status.ts';
import { DeviceError } from '../../error.ts';
import type { DeviceHealth } from '../../health/types.ts';
import type { Device } from '../device.ts';
import type { Dialogue } from '../dialogue.ts';
import type { DriverContext } from '../driver.ts';
import { PassingReason } from '../passing-reason.ts';
import { converse } from '../serial-connection.ts';
import type { DeviceLife } from '../device-life.ts';
import { serialLife } from '../serial-life.ts';
import { Presentations } from '../serial-card-reader/presentations.ts';
import type { ResidentIdField, ResidentIdFields, ResidentIdOptions } from './options.ts';

const DEFAULT_GAP_MS = 3_000;
const POLL_MS = 300;
const PROBE_MS = 2_000;
const ANSWER_MS = 2_000;
/** Text and photo of a card come over the air slowly. */
const READ_MS = 5_000;
/** A card that is just being put down often fails once and then answers. */
const MAX_TRIES = 3;

/**
 * A resident-ID module: one credential for each presentation of a card, with the fields that were asked for.
 *
 * Nothing of a card is kept, logged or told in health and errors; that the same card still lies there is known by a
 * digest whose key lives as long as this object.
 *
 * Not proven: any module of metal and plastic.
 */
export class ResidentIdReader implements Device {
  readonly id: string;
  readonly capabilities = {};
  readonly #options: ResidentIdOptions;
  readonly #context: DriverContext;
  readonly #presentations: Presentations;
  readonly #life: DeviceLife;
  readonly #digestKey = randomBytes(32);
  readonly #unreadable: PassingReason;
  /** How often in a row the card that lies there could not be read. */
  #failures = 0;

  constructor(id: string, options: ResidentIdOptions, context: DriverContext) {
    this.id = id;
    this.#options = options;
    this.#context = context;
    this.#presentations = new Presentations(options.presentationGapMs ?? DEFAULT_GAP_MS);
    this.#unreadable = new PassingReason('card-unreadable', context.clock);
    const device = { id, kind: 'resident-id-reader', path: options.path } as const;
    this.#life = serialLife(device, context, (signal) =>
      converse(options, context.clock, signal, (dialogue) => this.#watch(dialogue, signal)),
    );
  }

  open(): void {
    this.#life.open();
  }

  close(): Promise<void> {
    return this.#life.close();
  }

  health(): DeviceHealth {
    return this.#life.health();
  }

  async #watch(dialogue: Dialogue, signal: AbortSignal): Promise<never> {
    const { clock } = this.#context;
    for (;;) {
      const { status } = await ask(dialogue, 'status');
      if (status !== SW3_OK) throw this.#moduleFault(status);
      this.#ready();
      const probeAt = clock.monotonic() + PROBE_MS;
      while (clock.monotonic() < probeAt) {
        await this.#look(dialogue);
        await clock.sleep(POLL_MS, signal);
      }
    }
  }

  /** Reads the card that lies there, if there is one. @throws DeviceError when the module fails */
  async #look(dialogue: Dialogue): Promise<void> {
    const found = await ask(dialogue, 'find');
    if (found.status === SW3_NONE) {
      this.#failures = 0;
      return;
    }
    const data = await this.#readFound(dialogue, found.status);
    if (data === null) {
      this.#failures += 1;
      if (this.#failures >= MAX_TRIES) this.#warn();
      return;
    }
    this.#failures = 0;
    const reading = parseReading(data);
    const record = reading === null ? null : parseRecord(reading.text);
    // It would be read the same the next time, and the module will not find it again before it was taken away.
    if (record === null) this.#warn();
    else this.#sight(record);
  }

  /**
   * @param found what `find` said
   * @returns the data of the reading; null when the card failed
   * @throws DeviceError when the module fails
   */
  async #readFound(dialogue: Dialogue, found: number): Promise<Uint8Array | null> {
    if (!this.#isGood(found, SW3_FOUND)) return null;
    if (!this.#isGood((await ask(dialogue, 'select')).status, SW3_OK)) return null;
    const reading = await ask(dialogue, 'read');
    return this.#isGood(reading.status, SW3_OK) ? reading.data : null;
  }

  /** @returns false when the card is at fault. @throws DeviceError when the module is */
  #isGood(status: number, good: number): boolean {
    if (status === good) return true;
    if (faultOf(status).side === 'module') throw this.#moduleFault(status);
    return false;
  }

  /** Tells the health which fault it is, for the error ends the connection. */
  #moduleFault(status: number): DeviceError {
    const { keyword, words } = faultOf(status);
    const since = this.#life.since(keyword);
    this.#life.sample({
      lifecycle: 'error',
      availability: 'hardwareError',
      reasons: [{ keyword, severity: 'error', since }],
      source: 'probe',
    });
    return new DeviceError('device-error', words, { retryable: true });
  }

  #sight(record: ResidentIdRecord): void {
    if (this.#unreadable.over()) this.#ready();
    if (!this.#life.isOpen) return;
    const { clock, emit } = this.#context;
    const at = clock.now();
    const digest = createHmac('sha256', this.#digestKey).update(record.number).digest('hex');
    if (this.#presentations.sight(digest, clock.monotonic()) !== 'new') return;
    const fields = pick(record, this.#options.fields);
    emit({
      type: 'credential',
      deviceId: this.id,
      credential: { kind: 'resident-id', fields },
      at,
    });
  }

  #warn(): void {
    if (this.#unreadable.seen()) this.#ready();
  }

  #ready(): void {
    const reasons = this.#unreadable.reasons();
    const availability = reasons.length === 0 ? 'online' : 'userError';
    this.#life.sample({ lifecycle: 'idle', availability, reasons, source: 'probe' });
  }
}

function ask(dialogue: Dialogue, command: ResidentIdCommand): Promise<ResidentIdResponse> {
  return dialogue.ask({
    octets: encodeRequest(command),
    answer: matchResponse,
    timeoutMs: command === 'read' ? READ_MS : ANSWER_MS,
    effect: 'none',
  });
}

function pick(record: ResidentIdRecord, wanted: readonly ResidentIdField[]): ResidentIdFields {
  const has: ResidentIdFields = record;
  return Object.fromEntries(
    wanted.flatMap((field) => (has[field] === undefined ? [] : [[field, has[field]]])),
  );
}
