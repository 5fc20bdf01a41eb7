/** Characters of one row of keys, plain and with shift, in the order of their codes. */
interface Row {
  firstCode: number;
  plain: string;
  shifted: string;
}

/**
 * The US layout, which readers type in unless they are told otherwise (linux/input-event-codes.h). Keys of the number
 * pad give the same with shift.
 */
const rows: readonly Row[] = [
  { firstCode: 2, plain: '1234567890-=', shifted: '!@#$%^&*()_+' },
  { firstCode: 16, plain: 'qwertyuiop[]', shifted: 'QWERTYUIOP{}' },
  { firstCode: 30, plain: "asdfghjkl;'`", shifted: 'ASDFGHJKL:"~' },
  { firstCode: 43, plain: '\\zxcvbnm,./', shifted: '|ZXCVBNM<>?' },
  { firstCode: 55, plain: '*', shifted: '*' },
  { firstCode: 57, plain: ' ', shifted: ' ' },
  { firstCode: 71, plain: '789-456+1230.', shifted: '789-456+1230.' },
  { firstCode: 98, plain: '/', shifted: '/' },
];

const LEFT_SHIFT = 42;
const RIGHT_SHIFT = 54;
const ENTER = 28;
const PAD_ENTER = 96;

/** The character a key gives; null for keys that give none. */
export function characterOf(code: number, withShift: boolean): string | null {
  const row = rows.find(({ firstCode, plain }) => {
    return code >= firstCode && code < firstCode + plain.length;
  });
  if (row === undefined) return null;
  return (withShift ? row.shifted : row.plain)[code - row.firstCode] ?? null;
}

export function isShift(code: number): boolean {
  return code === LEFT_SHIFT || code === RIGHT_SHIFT;
}

export function isEnter(code: number): boolean {
  return code === ENTER || code === PAD_ENTER;
}
