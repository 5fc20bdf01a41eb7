import {
  getFirmwareVersion,
  inListPassiveTarget,
  limitRetries,
  matchAnswer,
  parseFirmwareVersion,
  parseUids,
  samConfiguration,
} from '../../codec/pn532/commands.ts';
import type { Pn532Command } from '../../codec/pn532/commands.ts';
import { WAKE } from '../../codec/pn532/frames.ts';
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
import type { Pn532Options } from './options.ts';

const DEFAULT_GAP_MS = 1_000;
const POLL_MS = 150;
const PROBE_MS = 2_000;
const ANSWER_MS = 1_000;

/**
 * A PN532 that reads ISO/IEC 14443 type A cards: one credential for each presentation of a card, with its uid.
 *
 * Not proven: any chip of metal and plastic.
 */
export class Pn532Reader implements Device {
  readonly id: string;
  readonly capabilities = {};
  readonly #context: DriverContext;
  readonly #presentations: Presentations;
  readonly #several: PassingReason;
  readonly #life: DeviceLife;

  constructor(id: string, options: Pn532Options, context: DriverContext) {
    this.id = id;
    this.#context = context;
    this.#presentations = new Presentations(options.presentationGapMs ?? DEFAULT_GAP_MS);
    this.#several = new PassingReason('multiple-cards', context.clock);
    this.#life = serialLife({ id, kind: 'card-reader', path: options.path }, context, (signal) =>
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
    await ask(dialogue, samConfiguration, WAKE);
    await ask(dialogue, limitRetries);
    for (;;) {
      const model = parseFirmwareVersion(await ask(dialogue, getFirmwareVersion));
      if (model === null) throw new DeviceError('protocol', 'this is no firmware version');
      this.#ready(model);
      const probeAt = clock.monotonic() + PROBE_MS;
      while (clock.monotonic() < probeAt) {
        const uids = parseUids(await ask(dialogue, inListPassiveTarget(2)));
        if (uids === null) throw new DeviceError('protocol', 'this is no list of cards');
        for (const uid of uids) this.#sight(uid, model);
        await clock.sleep(POLL_MS, signal);
      }
    }
  }

  #sight(uid: string, model: string): void {
    if (!this.#life.isOpen) return;
    const { clock, emit } = this.#context;
    const at = clock.now();
    const sighting = this.#presentations.sight(uid, clock.monotonic());
    if (sighting === 'several' && this.#several.seen()) this.#ready(model);
    if (sighting !== 'new') return;
    emit({ type: 'credential', deviceId: this.id, credential: { kind: 'card', uid }, at });
  }

  #ready(model: string): void {
    const reasons = this.#several.reasons();
    const availability = reasons.length === 0 ? 'online' : 'userError';
    this.#life.sample({ model, lifecycle: 'idle', availability, reasons, source: 'probe' });
  }
}

/** @returns the data of the answer. @throws DeviceError when there is none, or the chip does not understand */
async function ask(
  dialogue: Dialogue,
  command: Pn532Command,
  before: Uint8Array = new Uint8Array(0),
): Promise<Uint8Array> {
  const answer = await dialogue.ask({
    octets: Uint8Array.of(...before, ...command.frame),
    answer: matchAnswer(command),
    timeoutMs: ANSWER_MS,
    effect: 'none',
  });
  if (answer.type === 'data') return answer.data;
  throw new DeviceError('protocol', 'the chip does not understand the command');
}
