/** ATR that PC/SC readers show for a MIFARE Classic 1K (PC/SC part 3 §3.1.3.2.3). */
export const MIFARE_1K_ATR: Uint8Array = Buffer.from(
  '3B8F8001804F0CA000000306030001000000006A',
  'hex',
);

const OK = 0x9000;
const FILE_NOT_FOUND = 0x6a82;
const NO_SUCH_INSTRUCTION = 0x6d00;
const NO_SUCH_DATA = 0x6a81;
const WRONG_LENGTH = 0x6700;

const GET_DATA = 0xca;
const SELECT = 0xa4;
const READ_BINARY = 0xb0;
/** The one file of the card. */
const EF_CARD_ACCESS = '0005';

/** Answers the commands a reader, or a program behind it, gives to a card. Pure but for the file that is selected. */
export class VirtualCard {
  readonly #uid: Uint8Array | null;
  #selected = false;

  /** @param uid hex digits; null for a card that has none, as contact cards */
  constructor(uid: string | null) {
    this.#uid = uid === null ? null : Buffer.from(uid, 'hex');
  }

  /** Power was cut or the card was reset. */
  reset(): void {
    this.#selected = false;
  }

  /** @param command a short command APDU @returns the response APDU, status word last */
  answer(command: Uint8Array): Uint8Array {
    const [, instruction, , , length = 0] = command;
    if (instruction === undefined || command.byteLength < 4) return response(WRONG_LENGTH);
    switch (instruction) {
      case GET_DATA:
        return this.#uid === null ? response(NO_SUCH_DATA) : response(OK, this.#uid);
      case SELECT:
        this.#selected = Buffer.from(command.subarray(5)).toString('hex') === EF_CARD_ACCESS;
        return response(this.#selected ? OK : FILE_NOT_FOUND);
      case READ_BINARY: {
        const content = new Uint8Array(length === 0 ? 256 : length);
        return this.#selected ? response(OK, content) : response(FILE_NOT_FOUND);
      }
      default:
        return response(NO_SUCH_INSTRUCTION);
    }
  }
}

function response(status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  return Uint8Array.of(...data, status >> 8, status & 0xff);
}
