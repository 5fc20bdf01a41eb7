import { DeviceError } from '../../error.ts';
import { deliveryFormat } from '../../profile/printer-profile.ts';
import type { DeliveryFormat, PrinterOffer } from '../../profile/printer-profile.ts';
import { rasterOf } from './raster.ts';
import type { Document, JobTicket } from './types.ts';

/** A page takes a second or two at 600 dpi; a document that takes longer than this is none of ours. */
const RASTER_TIMEOUT_MS = 60_000;

/** How a PDF becomes what one printer takes. */
export class Delivery {
  readonly #ghostscript: string | undefined;

  /** @param ghostscript the program that makes raster, where there is one */
  constructor(ghostscript: string | undefined) {
    this.#ghostscript = ghostscript;
  }

  /** Formats that can be handed to us for this printer: its own, and PDF where we turn it into one of them. */
  accepted(offer: Pick<PrinterOffer, 'formats' | 'raster'>): string[] {
    const { formats } = offer;
    return this.#formatFor(offer) === 'image/pwg-raster'
      ? ['application/pdf', ...formats]
      : formats;
  }

  /** @throws DeviceError `unsupported` when there is no way to print this job on both sides, or at all */
  requireFormat(offer: PrinterOffer, sides: JobTicket['sides']): DeliveryFormat {
    const format = this.#formatFor(offer);
    if (format === null) throw new DeviceError('unsupported', 'the printer takes no PDF');
    const isTurned = sides !== 'one-sided' && offer.raster?.plainBack !== true;
    if (format === 'image/pwg-raster' && isTurned) {
      throw new DeviceError('unsupported', 'the printer wants the pages on the back turned');
    }
    return format;
  }

  /**
   * The document as this printer takes it.
   *
   * @param ask asks what the printer takes; not called where we can only send PDF
   * @throws DeviceError; whatever fails here, the printer has not heard of it
   */
  async prepare(
    pdf: Document,
    ask: () => Promise<PrinterOffer>,
    signal: AbortSignal | undefined,
  ): Promise<{ format: DeliveryFormat; document: Document }> {
    const asItIs = { format: 'application/pdf', document: pdf } as const;
    if (this.#ghostscript === undefined) return asItIs;
    const offer = await ask();
    const format = this.#formatFor(offer);
    if (format === 'application/pdf') return asItIs;
    if (format === null || offer.raster === null) {
      throw new DeviceError('unsupported', 'the printer takes no PDF');
    }
    const how = { program: this.#ghostscript, timeoutMs: RASTER_TIMEOUT_MS, signal };
    return { format, document: await rasterOf(pdf, offer.raster, how) };
  }

  #formatFor(offer: Pick<PrinterOffer, 'formats' | 'raster'>): DeliveryFormat | null {
    return deliveryFormat(offer, this.#ghostscript !== undefined);
  }
}
