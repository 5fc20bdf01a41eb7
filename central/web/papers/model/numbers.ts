/** Digits and marks of a Chinese keyboard, as those of any other; no grouping. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s,，]/g, '');
}

/** A number as typed; null when it is none. */
export function numberOf(text: string): number | null {
  const digits = plain(text);
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : null;
}

/** An amount typed in yuan, in hundredths; null when it is none, or finer than that. */
export function fenOf(text: string): number | null {
  const match = /^[¥¥]?(\d+)(?:\.(\d{1,2}))?$/.exec(plain(text));
  if (!match) return null;
  const [, yuan = '', cents = ''] = match;
  return Number(yuan + cents.padEnd(2, '0'));
}

/** Hundredths of a yuan as one types them: `18650`, `18650.50`. */
export function yuanText(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  const [yuan, cents] = [digits.slice(0, -2), digits.slice(-2)];
  return cents === '00' ? yuan : `${yuan}.${cents}`;
}

/** A calendar day in ISO 8601, of whatever stands between its numbers; null when there is no such day. */
export function dayOf(text: string): string | null {
  const match = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/.exec(plain(text));
  if (!match) return null;
  const iso = match
    .slice(1)
    .map((part) => part.padStart(2, '0'))
    .join('-');
  const day = new Date(`${iso}T00:00:00Z`);
  // 30 February is read as 2 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

/** A month in ISO 8601, as `dayOf`. */
export function monthOf(text: string): string | null {
  const match = /^(\d{4})\D(\d{1,2})\D?$/.exec(plain(text));
  return match ? (dayOf(`${match[1]}-${match[2]}-1`)?.slice(0, 7) ?? null) : null;
}
