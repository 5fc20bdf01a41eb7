import type { Language } from '../../documents/types.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

function parts(iso: string): { year: string; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(iso);
  const month = Number(match?.[2]);
  if (!match || month < 1 || month > 12) throw new RangeError('not an ISO 8601 date');
  return { year: match[1] ?? '', month, day: Number(match[3] ?? 0) };
}

/** `2006-03-14` → `2006年3月14日` / `14 March 2006` */
export function longDate(iso: string, language: Language): string {
  const { year, month, day } = parts(iso);
  if (day < 1 || day > 31) throw new RangeError('not an ISO 8601 date');
  return language === 'zh'
    ? `${year}年${month}月${day}日`
    : `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** `2024-09` → `2024年9月` / `September 2024` */
export function longMonth(iso: string, language: Language): string {
  const { year, month } = parts(iso.slice(0, 7));
  return language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1] ?? ''} ${year}`;
}

/** Time of day `14:05` on a clock `offset` minutes east of UTC. */
export function clockTime(moment: Date, offset: number): string {
  return new Date(moment.getTime() + offset * 60_000).toISOString().slice(11, 16);
}
