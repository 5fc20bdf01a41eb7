import { expect, test } from 'vitest';
import {
  calendarDay,
  campusTime,
  clockSeconds,
  clockTime,
  wallDay,
  withWholeDates,
} from '../../../../kiosk/src/ui/i18n/format.ts';

test('a clock of 24 hours in both languages', () => {
  const night = new Date(2026, 10, 22, 0, 5);
  expect(clockTime(night, 'zh-CN')).toBe('00:05');
  expect(clockTime(night, 'en')).toBe('00:05');
  expect(clockSeconds(night, 'zh-CN')).toBe('00:05:00');
  expect(clockSeconds(night, 'en')).toBe('00:05:00');
});

test('the day on the wall', () => {
  const day = new Date(2026, 10, 22, 14, 5);
  expect(wallDay(day, 'zh-CN')).toBe('11月22日 星期日');
  expect(wallDay(day, 'en')).toBe('Sunday 22 November');
});

test('a calendar day is that day in every time zone', () => {
  expect(calendarDay('2027-02-20', 'zh-CN')).toBe('2027年2月20日');
  expect(calendarDay('2027-02-20', 'en')).toBe('20 February 2027');
});

test('instants of a paper, by the campus clock', () => {
  expect(campusTime('2026-11-22T16:05:00Z', 'zh-CN')).toBe('2026年11月23日 00:05');
  expect(campusTime('2026-11-22T16:05:00Z', 'en')).toBe('23 November 2026 at 00:05');
});

test('what is no date is shown as it came', () => {
  expect(calendarDay('—', 'zh-CN')).toBe('—');
});

test('a date is not broken over two lines', () => {
  expect(withWholeDates('On leave (2026-09-01 to 2027-08-31), one-stop')).toBe(
    'On leave (2026\u201109\u201101 to 2027\u201108\u201131), one-stop',
  );
});
