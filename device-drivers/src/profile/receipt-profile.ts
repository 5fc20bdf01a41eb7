import type { Provenance } from './printer-profile.ts';

/** How a model says that what was sent before has come out. */
export type Fence =
  /** GS ( H: an id of ours comes back when the printing is done. */
  | 'process-id'
  /** GS r: a nameless octet comes back when its turn in the buffer comes, which may be some lines before the paper. */
  | 'queued-status'
  /** Not at all: a receipt is presumed to be printed when nothing speaks against it. */
  | 'none';

/** What may be relied on with a model of receipt printer. */
export interface ReceiptProfile {
  /** How the fence is known to work. The other fields are the manual's. */
  provenance: Provenance;
  fence: Fence;
  /** Dots a line. */
  widthDots: number;
  /** Which Chinese characters it has: those of GB 2312 and GBK in two octets, or also those of four. */
  chinese: 'gbk' | 'gb18030';
  cutter: boolean;
}

/**
 * The models. A maker's own name for the model is never asked of the printer: copies answer GS I with the names of
 * others (a Rongta says TM-T88V), so the configuration names the profile.
 *
 * Epson: ESC/POS command reference, GS ( H listed for TM-T20III and TM-T88VI; TM-T88VI has 180 dots an inch, the
 * others 203. Xprinter S260M: GS ( H was seen to answer there.
 */
export const receiptProfiles = {
  /** An 80 mm printer nobody looked at. */
  generic: {
    provenance: 'unverified',
    fence: 'none',
    widthDots: 576,
    chinese: 'gbk',
    cutter: true,
  },
  /** A 58 mm printer nobody looked at. */
  'generic-58mm': {
    provenance: 'unverified',
    fence: 'none',
    widthDots: 384,
    chinese: 'gbk',
    cutter: false,
  },
  /** An 80 mm printer of which it was tried that it answers GS r in its turn, and not GS ( H. */
  'queued-status': {
    provenance: 'probed',
    fence: 'queued-status',
    widthDots: 576,
    chinese: 'gbk',
    cutter: true,
  },
  'epson-tm-t20iii': {
    provenance: 'documented',
    fence: 'process-id',
    widthDots: 576,
    chinese: 'gb18030',
    cutter: true,
  },
  'epson-tm-t88vi': {
    provenance: 'documented',
    fence: 'process-id',
    widthDots: 512,
    chinese: 'gb18030',
    cutter: true,
  },
  'xprinter-s260m': {
    provenance: 'probed',
    fence: 'process-id',
    widthDots: 576,
    chinese: 'gb18030',
    cutter: true,
  },
  /** The printer that is no printer, in sim/receipt-printer. */
  'hallway-simulator': {
    provenance: 'documented',
    fence: 'process-id',
    widthDots: 576,
    chinese: 'gb18030',
    cutter: true,
  },
} as const satisfies Record<string, ReceiptProfile>;

export type ReceiptProfileName = keyof typeof receiptProfiles;

export const receiptProfileNames = Object.keys(receiptProfiles) as ReceiptProfileName[];

export function receiptProfile(name: ReceiptProfileName): ReceiptProfile {
  return receiptProfiles[name];
}
