import { z } from 'zod';

/** The digits a reader writes for one card. Declared, never guessed: a cut line must not become another card. */
export const uidShapeSchema = z.object({
  alphabet: z.enum(['hex', 'decimal']),
  /** Allowed numbers of digits. ISO/IEC 14443-3 uids have 8, 14 or 20 hex digits; EM4100 tags have 10. */
  lengths: z.array(z.int().min(1).max(64)).min(1).readonly(),
});

/** Text readers: a fixed prefix, which may be empty, then the digits. */
const cardTextSchema = z.object({ prefix: z.string().max(32), uid: uidShapeSchema });

/** The wire format of a card reader: declared in the configuration, never detected. */
export const cardWireFormatSchema = z.discriminatedUnion('type', [
  /** STX `prefix` uid ETX. */
  cardTextSchema.extend({
    type: z.literal('stx-etx'),
    /** A longitudinal check octet follows: the XOR of all from behind STX up to and with ETX (ISO 1155). */
    lrc: z.boolean().exactOptional(),
  }),
  /**
   * `prefix` uid, ended by CR, LF or CR LF. Wiegand converters write so too: the 24 bits between the parities as six
   * hex digits (Priority1 WIE232-A) or ten decimal ones (S4A).
   */
  cardTextSchema.extend({ type: z.literal('line') }),
  /** RDM6300 and compatible 125 kHz readers: STX, 10 hex digits, 2 hex checksum, ETX. */
  z.object({ type: z.literal('rdm6300') }),
]);

export type UidShape = z.infer<typeof uidShapeSchema>;
export type CardText = z.infer<typeof cardTextSchema>;
/** Text between STX and ETX, with or without a check octet behind it. */
export type FramedText = CardText & { lrc?: boolean };
export type CardWireFormat = z.infer<typeof cardWireFormatSchema>;
