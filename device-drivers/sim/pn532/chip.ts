import { pn532Commands } from '../../src/codec/pn532/commands.ts';

/** Firmware 1.6 with everything: what PN532 boards say. */
const FIRMWARE = [0x32, 0x01, 0x06, 0x07];
const OK = 0x00;
const TIMED_OUT = 0x01;
/** Diagnose: the line is tested by sending everything back. */
const DIAGNOSE_LINE = 0x00;
const RF_FIELD = 0x01;
const RETRIES = 0x05;
const RETRY_FOR_EVER = 0xff;
const READ_BLOCK = 0x30;
const BLOCK_OCTETS = 16;
const TYPE_A = 0x00;

/** What the chip does with a command. */
export type ChipReaction =
  /** Data of the answer, without frame identifier and code. */
  | { type: 'answer'; data: number[] }
  /** It goes on looking for a card, and says nothing before it found one. */
  | { type: 'searches' }
  | { type: 'refuses' };

/** The chip behind its line. Pure. */
export class SimulatedChip {
  /** Uids of the cards in the field, hex digits. */
  readonly #field = new Set<string>();
  /** Cards that were let go keep still until the field was off. */
  readonly #halted = new Set<string>();
  #listed: string[] = [];
  readonly #registers = new Map<number, number>();
  #passiveRetries = RETRY_FOR_EVER;

  /** Power was cut: what was set is forgotten. */
  reset(): void {
    this.#registers.clear();
    this.#halted.clear();
    this.#listed = [];
    this.#passiveRetries = RETRY_FOR_EVER;
  }

  /** @param uid hex digits, upper case */
  enter(uid: string): void {
    this.#field.add(uid);
  }

  leave(uid: string): void {
    this.#field.delete(uid);
    this.#halted.delete(uid);
  }

  react(code: number, parameters: readonly number[]): ChipReaction {
    switch (code) {
      case pn532Commands.diagnose:
        return parameters[0] === DIAGNOSE_LINE ? answer(...parameters) : { type: 'refuses' };
      case pn532Commands.getFirmwareVersion:
        return answer(...FIRMWARE);
      case pn532Commands.readRegister:
        return answer(...pairs(parameters).map((address) => this.#registers.get(address) ?? 0));
      case pn532Commands.writeRegister:
        for (let at = 0; at + 2 < parameters.length; at += 3) {
          const [high = 0, low = 0, value = 0] = parameters.slice(at, at + 3);
          this.#registers.set(high * 256 + low, value);
        }
        return answer();
      case pn532Commands.setParameters:
      case pn532Commands.samConfiguration:
        return answer();
      case pn532Commands.rfConfiguration:
        if (parameters[0] === RETRIES) this.#passiveRetries = parameters[3] ?? RETRY_FOR_EVER;
        if (parameters[0] === RF_FIELD) this.#halted.clear();
        return answer();
      case pn532Commands.powerDown:
        return answer(OK);
      case pn532Commands.inDeselect:
      case pn532Commands.inRelease:
        for (const uid of this.#listed.splice(0)) this.#halted.add(uid);
        return answer(OK);
      case pn532Commands.inListPassiveTarget:
        return this.#list(parameters[0] ?? 0, parameters[1] ?? TYPE_A);
      case pn532Commands.inDataExchange:
        return this.#exchange(parameters);
      default:
        return { type: 'refuses' };
    }
  }

  /** MIFARE Classic cards: SENS_RES 00 04, SEL_RES 08. Cards of other types are never there. */
  #list(most: number, type: number): ChipReaction {
    const awake = [...this.#field].filter((uid) => !this.#halted.has(uid));
    const uids = type === TYPE_A ? awake.slice(0, most) : [];
    if (uids.length === 0 && this.#passiveRetries === RETRY_FOR_EVER) return { type: 'searches' };
    this.#listed = uids;
    const targets = uids.flatMap((uid, at) => {
      const octets = Buffer.from(uid, 'hex');
      return [at + 1, 0x00, 0x04, 0x08, octets.byteLength, ...octets];
    });
    return answer(uids.length, ...targets);
  }

  #exchange([target = 0, command]: readonly number[]): ChipReaction {
    if (target !== 1 || command !== READ_BLOCK || this.#field.size === 0) return answer(TIMED_OUT);
    return answer(OK, ...new Uint8Array(BLOCK_OCTETS));
  }
}

function answer(...data: number[]): ChipReaction {
  return { type: 'answer', data };
}

/** 16-bit numbers, high octet first. */
function pairs(octets: readonly number[]): number[] {
  return octets.flatMap((high, at) => (at % 2 === 0 ? [high * 256 + (octets[at + 1] ?? 0)] : []));
}
