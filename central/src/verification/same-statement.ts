/**
 * Whether two people would say that a paper and a typed text state the same: white space, width, case, separators and
 * the way a date or a decimal is written do not matter; everything else does. Pure.
 */
export function sameStatement(printed: string, typed: string): boolean {
  const said = canonical(typed);
  return said !== '' && canonical(printed) === said;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function canonical(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return day(plain) ?? decimal(plain) ?? letters(plain);
}

/** A day or a month in ISO 8601; null for what is neither. Day and month in digits alone say too little to be read. */
function day(text: string): string | null {
  const ymd = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text);
  if (ymd) return iso(ymd[1], ymd[2], ymd[3]);
  const ym = /^(\d{4})\s*[-/年]\s*(\d{1,2})\s*月?$/.exec(text);
  if (ym) return iso(ym[1], ym[2]);
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})$/;
  const [, before, name = '', after, year] = named.exec(text) ?? [];
  const month = months.findIndex((one) => one === name || one.slice(0, 3) === name);
  if (month < 0 || (before && after)) return null;
  return iso(year, String(month + 1), before ?? after);
}

function iso(year = '', month = '', date?: string): string | null {
  if (Number(month) < 1 || Number(month) > 12 || Number(date ?? 1) > 31) return null;
  const parts = [year, month.padStart(2, '0'), ...(date ? [date.padStart(2, '0')] : [])];
  return parts.join('-');
}

/** `¥1,200.50` as `1200.5`; digits alone stay as they are, because numbers of people begin with zeros too. */
function decimal(text: string): string | null {
  const match = /^[¥$]?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(?:元|yuan)?$/.exec(text);
  if (!match) return null;
  const fraction = (match[2] ?? '').replace(/\.?0+$/, '');
  return `${match[1]?.replaceAll(',', '')}${fraction}`;
}

/** Letters and digits; a sign at the end counts, for `A-` is not `A`. */
function letters(text: string): string {
  const sign = /[+\-−]$/.exec(text)?.[0] ?? '';
  return text.replace(/[\p{P}\p{Z}\p{S}\p{C}]/gu, '') + sign.replace('−', '-');
}
