import type { Modes } from './modes.ts';
import type { PrintedSymbol, Symbology } from './operations.ts';

/** GS k m, forms A and B. */
const SYMBOLOGIES: Readonly<Record<number, Symbology>> = {
  0: 'upc-a',
  2: 'ean13',
  3: 'ean8',
  4: 'code39',
  5: 'itf',
  65: 'upc-a',
  67: 'ean13',
  68: 'ean8',
  69: 'code39',
  70: 'itf',
  73: 'code128',
};
const FORM_B = 65;

/** GS k m …: a bar code as the modes say; null for a kind that is not drawn. */
export function barSymbol(parameters: Uint8Array, modes: Modes): PrintedSymbol | null {
  const [system = 0] = parameters;
  const symbology = SYMBOLOGIES[system];
  if (symbology === undefined) return null;
  return {
    type: 'bars',
    symbology,
    octets: system < FORM_B ? parameters.slice(1, -1) : parameters.slice(2),
    module: modes.barModule,
    height: modes.barHeight,
    text: modes.barText,
    cell: modes.barFont,
  };
}

const QR = 49;
const LEVELS = ['L', 'M', 'Q', 'H'] as const;
/** A QR code of version 40 holds so many digits. */
const MAX_QR_OCTETS = 7089;

/** GS ( k for QR codes: keeps what was stored until it is printed. */
export class QrStore {
  #octets = new Uint8Array(0);

  /** @returns the symbol when this was the order to print it; 'unknown' for another kind of symbol or function */
  command(parameters: Uint8Array, modes: Modes): PrintedSymbol | 'unknown' | null {
    const [, , kind, fn = 0, n = 0] = parameters;
    if (kind !== QR) return 'unknown';
    switch (fn) {
      // The model: model 2 is what every reader reads, and what is drawn.
      case 65:
        return null;
      case 67:
        if (n >= 1 && n <= 16) modes.qrModule = n;
        return null;
      case 69:
        modes.qrLevel = LEVELS[n - 48] ?? modes.qrLevel;
        return null;
      case 80:
        this.#octets = parameters.slice(5, 5 + MAX_QR_OCTETS);
        return null;
      case 81:
        return this.#print(modes);
      default:
        return 'unknown';
    }
  }

  clear(): void {
    this.#octets = new Uint8Array(0);
  }

  #print(modes: Modes): PrintedSymbol | null {
    if (this.#octets.byteLength === 0) return null;
    return { type: 'qr', octets: this.#octets, module: modes.qrModule, level: modes.qrLevel };
  }
}
