import type { CardWireFormat } from '../../codec/card/index.ts';

export interface SerialCardReaderOptions {
  /** Device path; prefer /dev/serial/by-id/…, which names the reader and not the socket it sits in. */
  path: string;
  baudRate: number;
  format: CardWireFormat;
  /** A uid not seen for this long counts as taken away, in ms. Default 1000. */
  presentationGapMs?: number;
}
