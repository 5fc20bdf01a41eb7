import { encodeResponse, parseRequest } from '../../src/codec/resident-id/messages.ts';
import type { ResidentIdCommand } from '../../src/codec/resident-id/messages.ts';
import {
  SW3_FOUND,
  SW3_NONE,
  SW3_NOT_SELECTED,
  SW3_OK,
  SW3_READ_FAILED,
  SW3_UNKNOWN_COMMAND,
} from '../../src/codec/resident-id/status.ts';
import { photo, textOf } from './card.ts';
import type { SimulatedCard } from './card.ts';

const LENGTHS = Uint8Array.of(0x01, 0x00, 0x04, 0x00);
/** With the finger-prints, which are as long as the photo. */
const LENGTHS_WITH_PRINTS = Uint8Array.of(...LENGTHS, 0x04, 0x00);
const PRINTS_OCTETS = 1_024;
const SAM_ID = Buffer.from('0501140b3334010000020304050607ff', 'hex');

/** The module behind its line: answers bodies of requests. Pure. */
export class SimulatedModule {
  /** Finds a card again that it has read, as some modules do. */
  findsAgain = false;
  /** SW3 that a command answers whatever happens. */
  readonly faults = new Map<ResidentIdCommand, number>();
  #card: SimulatedCard | null = null;
  /** Most modules do not find a card again before it was taken away. */
  #wasRead = false;
  #isSelected = false;

  present(card: SimulatedCard): void {
    this.remove();
    this.#card = card;
  }

  remove(): void {
    this.#card = null;
    this.#wasRead = false;
    this.#isSelected = false;
  }

  answer(body: Uint8Array): Uint8Array {
    const command = parseRequest(body);
    if (command === null) return encodeResponse(SW3_UNKNOWN_COMMAND);
    const fault = this.faults.get(command);
    if (fault !== undefined) return encodeResponse(fault);
    switch (command) {
      case 'reset':
        this.#isSelected = false;
        return encodeResponse(SW3_OK);
      case 'status':
        return encodeResponse(SW3_OK);
      case 'samId':
        return encodeResponse(SW3_OK, SAM_ID);
      case 'find':
        return this.#find();
      case 'select':
        return this.#select();
      case 'read':
      case 'readWithFingerprints':
        return this.#read(command);
    }
  }

  #find(): Uint8Array {
    const isThere = this.#card !== null && (this.findsAgain || !this.#wasRead);
    return isThere ? encodeResponse(SW3_FOUND, new Uint8Array(4)) : encodeResponse(SW3_NONE);
  }

  #select(): Uint8Array {
    this.#isSelected = this.#card !== null;
    return this.#isSelected
      ? encodeResponse(SW3_OK, new Uint8Array(8))
      : encodeResponse(SW3_NOT_SELECTED);
  }

  #read(command: 'read' | 'readWithFingerprints'): Uint8Array {
    if (this.#card === null || !this.#isSelected) return encodeResponse(SW3_READ_FAILED);
    this.#wasRead = true;
    this.#isSelected = false;
    const text = textOf(this.#card);
    const data =
      command === 'read'
        ? [LENGTHS, text, photo()]
        : [LENGTHS_WITH_PRINTS, text, photo(), new Uint8Array(PRINTS_OCTETS)];
    return encodeResponse(SW3_OK, Buffer.concat(data));
  }
}
