import { commands, transform } from 'receiptline';
import type { ReceiptProfile } from '../profile/receipt-profile.ts';
import type { BuiltReceipt } from './receipt.ts';
import { glyphs } from './text.ts';

const COLUMN_DOTS = 12;
/** GS a 0, with which its tickets begin: it would silence the status a job is watched by. */
const STATUS_OFF = '\u001da\u0000';
const STATUS_ON = '\u001da\u00ff';
/** GS r 49, with which they end. */
const OWN_STATUS = '\u001dr1';

/**
 * receiptline's ESC/POS without what reaches beyond the ticket: status switched off, its own GS r at the end, whose
 * answer would pass for one to the next job, and commands written into the document.
 */
const ticketCommands = {
  ...commands.escpos,
  open(printer: Parameters<typeof commands.escpos.open>[0]): string {
    return commands.escpos.open.call(this, printer).replace(STATUS_OFF, STATUS_ON);
  },
  close(): string {
    return commands.escpos.close.call(this).slice(0, -OWN_STATUS.length);
  },
  command: () => '',
};

/**
 * A ticket written in receiptline's language (OFSC ReceiptLine) as ESC/POS. For fixed texts: what a person wrote must
 * be escaped as that language wants it, or go through `buildReceipt`.
 */
export function buildReceiptline(document: string, profile: ReceiptProfile): BuiltReceipt {
  const missing = new Set<string>();
  glyphs(document, profile.chinese, missing);
  const octets = transform(document.replaceAll('¥', '￥'), {
    cpl: Math.floor(profile.widthDots / COLUMN_DOTS),
    encoding: profile.chinese === 'gb18030' ? 'gb18030' : 'cp936',
    cutting: profile.cutter,
    command: ticketCommands,
  });
  return { bytes: Uint8Array.from(Buffer.from(octets, 'latin1')), missing: [...missing] };
}
