import { DeviceError } from '../../error.ts';
import { requireSuccess } from './codes.ts';
import { pcscLibrary } from './library.ts';
import type { Handle, RawIoRequest } from './library.ts';

const SHARE_SHARED = 2;
const PROTOCOL_T0_OR_T1 = 3;
const LEAVE_CARD = 0;
/** The longest short response APDU: 256 octets and the status word. */
const RESPONSE_OCTETS = 258;
const STATUS_OCTETS = 2;

/** A card that can be talked to until it is taken away. */
export class CardConnection {
  readonly #card: Handle;
  readonly #protocol: RawIoRequest;

  private constructor(card: Handle, protocol: RawIoRequest) {
    this.#card = card;
    this.#protocol = protocol;
  }

  /** See PcscContext.connect. */
  static async open(context: Handle, reader: string): Promise<CardConnection> {
    const pcsc = pcscLibrary();
    const card: Handle[] = [0];
    const protocol = [0];
    requireSuccess(
      await pcsc.connect(context, reader, SHARE_SHARED, PROTOCOL_T0_OR_T1, card, protocol),
    );
    return new CardConnection(card[0] ?? 0, ioRequest(protocol[0] ?? 0));
  }

  /**
   * Sends one command APDU (ISO/IEC 7816-4, short form) and returns the whole response, status word last. The service
   * sets no limit of time: a reader that hangs keeps the call.
   *
   * @throws DeviceError with `effect` possible: the card may have carried the command out
   */
  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const response = new Uint8Array(RESPONSE_OCTETS);
    const length = [response.byteLength];
    const pcsc = pcscLibrary();
    requireSuccess(
      await pcsc.transmit(
        this.#card,
        this.#protocol,
        command,
        command.byteLength,
        null,
        response,
        length,
      ),
      'possible',
    );
    const octets = response.slice(0, length[0]);
    // A service may give nothing at all, and no error, for a card that was pulled out meanwhile.
    if (octets.byteLength < STATUS_OCTETS) {
      const message = 'the card answered without a status word';
      throw new DeviceError('protocol', message, { effect: 'possible' });
    }
    return octets;
  }

  /** Lets go of the card as it is. A card that is gone counts as let go. */
  async disconnect(): Promise<void> {
    await pcscLibrary().disconnect(this.#card, LEAVE_CARD);
  }
}

/** The second field is the size of the structure itself: two DWORDs. */
function ioRequest(dwProtocol: number): RawIoRequest {
  const dwordOctets = process.platform === 'win32' ? 4 : 8;
  return { dwProtocol, cbPciLength: 2 * dwordOctets };
}
