import { findIppPrinter } from '../../discovery/ipp-printers.ts';
import { DeviceError } from '../../error.ts';
import { printerAddress } from './address.ts';
import type { PrinterAddress } from './address.ts';
import type { IppPrinterOptions } from './options.ts';

/** What another answer than the printer's own looks like, or none. A busy or faulty printer is where it should be. */
const elsewhere: ReadonlySet<DeviceError['code']> = new Set([
  'offline',
  'timeout',
  'wrong-device',
  'protocol',
  'refused',
  'unsupported',
]);

/**
 * Where one printer is now. A printer declared by its uuid is looked for on the network when it does not answer at the
 * address last known; one declared by its address alone stays there.
 */
export class PrinterPlace {
  readonly #options: IppPrinterOptions;
  #address: PrinterAddress | null;
  #search: Promise<boolean> | null = null;

  /** @throws TypeError for an address that is none, or for neither address nor uuid */
  constructor(options: IppPrinterOptions) {
    if (options.uri === undefined && options.printerUuid === undefined) {
      throw new TypeError('a printer needs a uri or a printerUuid');
    }
    this.#options = options;
    this.#address = options.uri === undefined ? null : printerAddress(options.uri);
  }

  /** @throws DeviceError `offline` while nobody knows where it is */
  get address(): PrinterAddress {
    if (this.#address !== null) return this.#address;
    throw new DeviceError('offline', 'the printer is announced nowhere', { retryable: true });
  }

  /** Asks; when it looks as if the printer were elsewhere and it is found there, asks once more. */
  async reach<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      const isElsewhere =
        error instanceof DeviceError && error.effect === 'none' && elsewhere.has(error.code);
      if (!isElsewhere || !(await this.#moved())) throw error;
      return ask();
    }
  }

  /** Whether it is somewhere else now. Callers at the same time share one search. */
  async #moved(): Promise<boolean> {
    const { printerUuid } = this.#options;
    if (printerUuid === undefined) return false;
    this.#search ??= this.#look(printerUuid.toLowerCase()).finally(() => {
      this.#search = null;
    });
    return this.#search;
  }

  async #look(printerUuid: string): Promise<boolean> {
    const { mdnsInterface, certificateSha256 } = this.#options;
    const before = this.#address?.httpUrl.href;
    const found = await findIppPrinter(
      (each) =>
        each.printerUuid === printerUuid && printerAddress(each.uri).httpUrl.href !== before,
      // A pinned printer is never spoken to in the clear, whoever says that it listens there.
      { interface: mdnsInterface, service: certificateSha256 === undefined ? 'ipp' : 'ipps' },
    ).catch((error: unknown) => {
      if (error instanceof DeviceError) return null;
      throw error;
    });
    if (found !== null) this.#address = printerAddress(found.uri);
    return found !== null;
  }
}
