/** GET DATA of the UID, whole (PC/SC part 3 §3.2.2.1.3). The reader answers it for the card. */
export const GET_UID: Uint8Array = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

const SW_OCTETS = 2;
const SW1_OK = 0x90;
const SW2_OK = 0x00;
/** ISO/IEC 14443-3 uids have 4, 7 or 10 octets; ISO/IEC 15693 and FeliCa ones have 8. */
const uidOctets: readonly number[] = [4, 7, 8, 10];

/**
 * The uid in a response to GET_UID: hex digits, upper case, in the order the card sent them.
 *
 * @returns null when the reader says that this card has none, or the response is not whole
 */
export function uidOf(response: Uint8Array): string | null {
  const uid = response.subarray(0, -SW_OCTETS);
  const [sw1, sw2] = response.subarray(-SW_OCTETS);
  if (sw1 !== SW1_OK || sw2 !== SW2_OK || !uidOctets.includes(uid.byteLength)) return null;
  return Buffer.from(uid).toString('hex').toUpperCase();
}
