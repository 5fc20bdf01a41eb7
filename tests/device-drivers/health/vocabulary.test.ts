import { reasonWords } from '@hallway/protocol/health-words';
import { expect, test } from 'vitest';
import { blockedBy } from '../../../device-drivers/src/health/reasons.ts';

/** Reasons a printer may give, RFC 8011 §5.4.12 and PWG 5100.9, bare of their severity. */
const keywords =
  `other cover-open door-open interlock-open input-tray-missing output-tray-missing output-area-almost-full
  output-area-full media-empty media-low media-needed media-jam toner-low toner-empty marker-supply-low marker-supply-empty
  marker-waste-almost-full marker-waste-full fuser-over-temp fuser-under-temp opc-near-eol opc-life-over paused
  moving-to-paused stopped-partly stopping shutdown spool-area-full timed-out connecting-to-device offline`.split(
    /\s+/,
  );

test.each(keywords)('a technician reads %s in words', (keyword) => {
  expect(reasonWords(keyword).zh).not.toBe(keyword);
});

test('what keeps a sheet from coming out is one of them', () => {
  const blocks = (keyword: string) =>
    blockedBy([{ keyword, severity: 'error', since: 1 }]) !== null;
  expect(keywords.filter(blocks)).toHaveLength(22);
});
