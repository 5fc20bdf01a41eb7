import type { Language } from './bilingual.ts';

const units = [
  { ms: 86_400_000, zh: '天', en: 'd' },
  { ms: 3_600_000, zh: '小时', en: 'h' },
  { ms: 60_000, zh: '分钟', en: 'min' },
  { ms: 1_000, zh: '秒', en: 's' },
] as const;

/** A length of time in its largest whole unit: `3 小时`, `3 h`. */
export function duration(ms: number, language: Language): string {
  const unit = units.find((one) => ms >= one.ms) ?? units[3];
  return `${Math.max(0, Math.floor(ms / unit.ms))} ${unit[language]}`;
}

const campus = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const;
const locales = { zh: 'zh-CN', en: 'en-GB' } as const;

/** Day and time on the campus clock. */
export function dateTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    ...campus,
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** Time of day on the campus clock, to the second. */
export function clockTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    ...campus,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(instant));
}

/** A calendar day `YYYY-MM-DD` as people write it. */
export function calendarDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`));
}
