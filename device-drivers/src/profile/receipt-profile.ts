import { z } from 'zod';
import { provenanceSchema } from './printer-profile.ts';

/**
 * What may be relied on with a model of receipt printer. The fence is how it says that what was sent before has come
 * out:
 *
 * - `process-id`, GS ( H: an id of ours comes back when the printing is done.
 * - `queued-status`, GS r: a nameless octet comes back when its turn in the buffer comes, which may be some lines before
 *   the paper.
 * - `none`: a receipt is presumed to be printed when nothing speaks against it.
 */
export const receiptProfileSchema = z.object({
  /** How the fence is known to work. The other fields are the manual's, where the profile is not probed. */
  provenance: provenanceSchema,
  fence: z.enum(['process-id', 'queued-status', 'none']),
  /** Dots a line. */
  widthDots: z.int().min(64).max(2_048),
  /** Which Chinese characters it has: those of GB 2312 and GBK in two octets, or also those of four. */
  chinese: z.enum(['gbk', 'gb18030']),
  cutter: z.boolean(),
});

export type ReceiptProfile = z.infer<typeof receiptProfileSchema>;

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

/** @param declared the name of a listed profile, or a profile as `npm run probe` writes it */
export function receiptProfile(declared: ReceiptProfileName | ReceiptProfile): ReceiptProfile {
  return typeof declared === 'string' ? receiptProfiles[declared] : declared;
}
