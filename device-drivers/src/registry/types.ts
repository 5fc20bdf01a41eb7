import type { CardWireFormat } from '../codec/card/index.ts';
import type { IppPrinter } from '../driver/ipp-printer/types.ts';
import type { DeviceHealth } from '../health/types.ts';

export interface SerialCardReaderOptions {
  /** Device path; prefer /dev/serial/by-id/…, which names the reader and not the socket it sits in. */
  path: string;
  baudRate: number;
  format: CardWireFormat;
  /** A uid not seen for this long counts as taken away, in ms. Default 1000. */
  presentationGapMs?: number;
}

export interface IppPrinterOptions {
  /** ipp:// or ipps:// (http:// and https:// are understood too). Port 631 unless given. */
  uri: string;
  /** urn:uuid of the machine. When absent, the first printer that answers is the one, until the process ends. */
  printerUuid?: string;
  /** For ipps: SHA-256 of the certificate the printer must show, in hex, because printers sign their own. */
  certificateSha256?: string;
  /** Default milliseconds for one call. Default 10000. */
  timeoutMs?: number;
}

export type DeviceConfig =
  | {
      id: string;
      kind: 'card-reader';
      driver: 'serial-card-reader';
      options: SerialCardReaderOptions;
    }
  | { id: string; kind: 'printer'; driver: 'ipp'; options: IppPrinterOptions };

export type DeviceEvent =
  | {
      type: 'credential';
      deviceId: string;
      credential: { kind: 'card'; uid: string };
      /** Epoch milliseconds. */
      at: number;
    }
  | { type: 'health'; health: DeviceHealth };

export interface DeviceRegistry {
  /** Opens every configured device. Resolves when all were told to open, whether or not they are there. */
  start(): Promise<void>;
  /** Closes every device. No event comes after it resolves. */
  stop(): Promise<void>;
  /** Last known health of every device, aged: a sample that is too old is answered as `unknown`. */
  health(): DeviceHealth[];
  /** @throws DeviceError `not-configured` when no printer of that id is configured. */
  printer(id: string): IppPrinter;
  /** Every sample and credential from now on. Returns the function that ends the subscription. */
  on(listener: (event: DeviceEvent) => void): () => void;
}
