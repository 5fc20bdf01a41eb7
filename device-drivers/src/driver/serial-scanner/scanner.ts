import {
  ACK,
  HONEYWELL_TRIGGER_OFF,
  HONEYWELL_TRIGGER_ON,
  NAK,
} from '../../codec/scanner/host-commands.ts';
import { scanDecoder } from '../../codec/scanner/scan-decoder.ts';
import type { Reading, Scan } from '../../codec/scanner/scan-decoder.ts';
import { DeviceError } from '../../error.ts';
import type { DeviceHealth, HealthSource, Reason } from '../../health/types.ts';
import type { SerialConnection } from '../../transport/serial.ts';
import type { Device } from '../device.ts';
import type { DriverContext } from '../driver.ts';
import { listen } from '../serial-connection.ts';
import type { DeviceLife } from '../device-life.ts';
import { serialLife } from '../serial-life.ts';
import { Presentations } from '../serial-card-reader/presentations.ts';
import type { SerialScannerOptions } from './options.ts';
import type { Scanner } from './types.ts';

const DEFAULT_GAP_MS = 1_000;
/** In the middle of a reading nothing pauses for this long, unless it was cut. */
const CUT_MS = 500;
/** So often a reading is asked for again before it is let go. */
const MAX_NAKS = 3;

/**
 * A bar-code scanner on a serial port: one scan for each time a code is shown.
 *
 * What codes say may be personal: it is in the event and nowhere else.
 */
export class SerialScanner implements Device {
  readonly id: string;
  readonly capabilities: { scanner?: Scanner };
  readonly #options: SerialScannerOptions;
  readonly #context: DriverContext;
  readonly #presentations: Presentations;
  readonly #life: DeviceLife;
  #connection: SerialConnection | null = null;
  /** Since when readings come in broken; null while they are good. */
  #brokenSince: number | null = null;
  #naks = 0;

  constructor(id: string, options: SerialScannerOptions, context: DriverContext) {
    this.id = id;
    this.#options = options;
    this.#context = context;
    this.#presentations = new Presentations(options.presentationGapMs ?? DEFAULT_GAP_MS);
    this.#life = serialLife({ id, kind: 'scanner', path: options.path }, context, (signal) =>
      this.#connect(signal),
    );
    const scanner: Scanner = {
      start: () => this.#command(HONEYWELL_TRIGGER_ON),
      stop: () => this.#command(HONEYWELL_TRIGGER_OFF),
    };
    this.capabilities = options.trigger === undefined ? {} : { scanner };
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

  async #connect(signal: AbortSignal): Promise<DeviceError> {
    const { clock } = this.#context;
    const { end } = this.#options.format;
    const decoder = scanDecoder(this.#options.format);
    const quietMs = end.type === 'silence' ? end.afterMs : CUT_MS;
    let speaking = new AbortController();
    const listener = {
      data: (chunk: Uint8Array) => {
        speaking.abort();
        speaking = new AbortController();
        for (const reading of decoder.push(chunk)) this.#take(reading);
        clock.sleep(quietMs, speaking.signal).then(
          () => decoder.silence().forEach((reading) => this.#take(reading)),
          () => undefined,
        );
      },
      present: () => this.#ready('inferred'),
    };
    const ended = await listen(this.#options, listener, signal, (connection) => {
      this.#connection = connection;
      this.#naks = 0;
      this.#ready('probe');
    });
    this.#connection = null;
    speaking.abort();
    return ended;
  }

  async #command(octets: Uint8Array): Promise<void> {
    if (this.#connection === null) throw new DeviceError('offline', 'the scanner is not there');
    await this.#connection.write(octets);
  }

  #take(reading: Reading): void {
    if (!this.#life.isOpen) return;
    const isGood = reading.type === 'scan';
    if (isGood !== (this.#brokenSince === null)) {
      this.#brokenSince = isGood ? null : this.#context.clock.now();
      this.#ready('serial');
    }
    this.#acknowledge(isGood);
    if (isGood) this.#sight(reading.scan);
  }

  #acknowledge(isGood: boolean): void {
    if (this.#options.acknowledge !== true) return;
    this.#naks = isGood || this.#naks === MAX_NAKS ? 0 : this.#naks + 1;
    // A scanner that goes while it is answered says so by itself.
    this.#command(this.#naks === 0 ? ACK : NAK).catch(() => undefined);
  }

  #sight({ aim, text }: Scan): void {
    const { clock, emit } = this.#context;
    const at = clock.now();
    const sighting = this.#presentations.sight(`${aim?.id ?? ''} ${text}`, clock.monotonic());
    if (sighting !== 'new') return;
    const scan = { aimId: aim?.id ?? null, symbology: aim?.symbology ?? null, text };
    emit({ type: 'scan', deviceId: this.id, scan, at });
  }

  #ready(source: HealthSource): void {
    const since = this.#brokenSince;
    const reasons: Reason[] =
      since === null ? [] : [{ keyword: 'scan-unreadable', severity: 'warning', since }];
    this.#life.sample({ lifecycle: 'idle', availability: 'online', reasons, source });
  }
}
