/** Codes of the keys on a US keyboard, as linux/input-event-codes.h names them. */
const codes: Record<string, number> = {
  ...row(2, '1234567890-='),
  ...row(16, 'QWERTYUIOP[]'),
  ...row(30, "ASDFGHJKL;'"),
  ...row(44, 'ZXCVBNM,./'),
  ' ': 57,
  '\r': 28,
};

/** Characters that stand above another one, or are capitals. */
const above: Record<string, string> = { ':': ';', '%': '5', '?': '/', '+': '=', _: '-' };

const LEFT_SHIFT = 42;
const EV_SYN = 0;
const EV_KEY = 1;
const EV_MSC = 4;
const MSC_SCAN = 4;
const EVENT_OCTETS = 24;

/**
 * What the kernel writes while these characters are typed: for each key a scan code, the key and a report, down and up,
 * shift around it where it needs one.
 *
 * @param text letters, digits, and what else is in the tables; '\r' is Enter
 */
export function keystrokes(text: string): Uint8Array {
  return Buffer.concat(Array.from(text, stroke));
}

function stroke(character: string): Uint8Array {
  const isCapital = /[A-Z]/.test(character);
  const key = (above[character] ?? character).toUpperCase();
  const code = codes[key];
  if (code === undefined) throw new TypeError(`no key for ${JSON.stringify(character)}`);
  const isShifted = isCapital || character in above;
  return Buffer.concat([
    ...(isShifted ? [report(LEFT_SHIFT, 1)] : []),
    report(code, 1),
    report(code, 0),
    ...(isShifted ? [report(LEFT_SHIFT, 0)] : []),
  ]);
}

function report(code: number, value: number): Uint8Array {
  return Buffer.concat([
    event(EV_MSC, MSC_SCAN, 0x70000 + code),
    event(EV_KEY, code, value),
    event(EV_SYN, 0, 0),
  ]);
}

/** One `struct input_event` of a 64-bit machine, at the present time. */
function event(type: number, code: number, value: number): Uint8Array {
  const octets = Buffer.alloc(EVENT_OCTETS);
  const now = Date.now();
  octets.writeBigInt64LE(BigInt(Math.floor(now / 1_000)), 0);
  octets.writeBigInt64LE(BigInt((now % 1_000) * 1_000), 8);
  octets.writeUInt16LE(type, 16);
  octets.writeUInt16LE(code, 18);
  octets.writeInt32LE(value, 20);
  return octets;
}

function row(firstCode: number, keys: string): Record<string, number> {
  return Object.fromEntries(Array.from(keys, (key, at) => [key, firstCode + at]));
}
