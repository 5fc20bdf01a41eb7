import type { Clock } from '../../clock.ts';
import type { FrameDecoder } from '../../codec/card/frame-decoder.ts';
import { responseDecoder } from '../../codec/escpos/responses.ts';
import type { Response } from '../../codec/escpos/responses.ts';
import type { EscposPort } from '../../driver/escpos/options.ts';
import { patiently } from '../../driver/escpos/patience.ts';
import { openPort } from '../../driver/escpos/port.ts';
import { DeviceError } from '../../error.ts';
import type { ByteConnection } from '../../transport/byte-connection.ts';

const POLL_MS = 20;

/** A connection to a receipt printer on which everything it ever said can be looked up. */
export class ReceiptLine {
  readonly #connection: ByteConnection;
  readonly #clock: Clock;
  #heard: Response[] = [];

  private constructor(connection: ByteConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** @throws DeviceError as the transports do */
  static async open(port: EscposPort, clock: Clock): Promise<ReceiptLine> {
    const decoder: FrameDecoder<Response> = responseDecoder();
    let line: ReceiptLine | null = null;
    const hear = (chunk: Uint8Array): void => line?.hear(decoder.push(chunk));
    const connection = await openPort(port, hear, new AbortController().signal);
    line = new ReceiptLine(connection, clock);
    return line;
  }

  /** @throws DeviceError `timeout` when the printer does not take them within so many ms, `offline` */
  async write(octets: Uint8Array, withinMs: number): Promise<void> {
    const written = this.#connection.write(octets);
    if (await patiently(written, withinMs, () => true, this.#clock)) return;
    throw new DeviceError('timeout', 'the printer takes no data', { effect: 'possible' });
  }

  hear(responses: readonly Response[]): void {
    this.#heard.push(...responses);
  }

  /** Forgets what was heard until now. */
  forget(): void {
    this.#heard = [];
  }

  has(isWanted: (response: Response) => boolean): boolean {
    return this.#heard.some(isWanted);
  }

  /** The wanted response, now or within so many ms; null when it does not come. */
  async expect(
    isWanted: (response: Response) => boolean,
    withinMs: number,
  ): Promise<Response | null> {
    const end = this.#clock.monotonic() + withinMs;
    for (;;) {
      const found = this.#heard.find(isWanted);
      if (found !== undefined) return found;
      if (this.#clock.monotonic() > end) return null;
      await this.pause(POLL_MS);
    }
  }

  pause(ms: number): Promise<void> {
    return this.#clock.sleep(ms, new AbortController().signal);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
