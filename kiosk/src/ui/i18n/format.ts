import type { Locale } from '../../bridge/index.ts';

/** Hours and minutes on the wall: 14:05. */
export function clockTime(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}

/** The same to the second, where one waits to see it change: 14:05:09. */
export function clockSeconds(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' }).format(date);
}

/** Day and minute of something that may be days ago: 11月22日 14:05 · 22 Nov, 14:05. */
export function dayAndTime(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}

/** Day on the attract screen: 11月22日 星期日 · Sunday 22 November. */
export function wallDay(date: Date, locale: Locale): string {
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    month: 'long',
    day: 'numeric',
  }).format(date);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(date);
  return locale === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}

/** A date without time as a person reads it; `iso` is YYYY-MM-DD and means that calendar day everywhere. */
export function calendarDay(iso: string, locale: Locale): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

/** Hundredths of a yuan as people write them: ¥10.00. */
export function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}

/** Day and minute of an instant on the campus clock, as papers are dated: 2026年11月22日 14:05. */
export function campusTime(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(iso));
}

/** Keeps dates and numbers like 2027-08-31 on one line: a browser breaks lines after a plain hyphen. */
export function withWholeDates(text: string): string {
  return text.replaceAll(/(?<=\d)-(?=\d)/g, '\u2011');
}
