import { describe, expect, it } from 'vitest';
import { escposOptionsSchema } from '../../../device-drivers/src/driver/escpos/options.ts';
import {
  concludeReceiptPrinter,
  isMute,
} from '../../../device-drivers/src/probe/receipt-printer/conclude.ts';
import type { ReceiptFindings } from '../../../device-drivers/src/probe/receipt-printer/conclude.ts';
import {
  receiptProfile,
  receiptProfiles,
} from '../../../device-drivers/src/profile/receipt-profile.ts';

const nothing = { echo: false, queued: false };
const both = { echo: true, queued: true };

const good: ReceiptFindings = {
  realTime: [1, 2, 3, 4],
  automatic: true,
  whileOpen: nothing,
  printed: both,
  widthDots: 576,
  rare: true,
  cut: true,
};

function profileOf(change: Partial<ReceiptFindings>) {
  return concludeReceiptPrinter({ ...good, ...change }).profile;
}

describe('what may be relied on with a receipt printer that was probed', () => {
  it('is everything of a good one, and can be declared as it is', () => {
    const profile = profileOf({});
    expect(profile).toEqual({
      provenance: 'probed',
      fence: 'process-id',
      widthDots: 576,
      chinese: 'gb18030',
      cutter: true,
    });
    const options = { port: { type: 'tcp', host: 'tickets' }, profile };
    expect(escposOptionsSchema.parse(options)).toEqual(options);
    expect(receiptProfile(profile)).toBe(profile);
    expect(receiptProfile('generic')).toBe(receiptProfiles.generic);
  });

  it.each<[string, Partial<ReceiptFindings>, string]>([
    ['an id that comes behind the paper', {}, 'process-id'],
    [
      'an answer in its turn where no id comes',
      { printed: { echo: false, queued: true } },
      'queued-status',
    ],
    [
      'the answer in its turn where the id comes at once',
      { whileOpen: { echo: true, queued: false } },
      'queued-status',
    ],
    ['none where both come at once', { whileOpen: both }, 'none'],
    ['none where nothing comes', { printed: nothing }, 'none'],
    ['none where it was not seen what comes too early', { whileOpen: null }, 'none'],
  ])('is %s', (_, change, fence) => {
    expect(profileOf(change).fence).toBe(fence);
  });

  it('is no more than what eyes saw', () => {
    expect(profileOf({ rare: null, cut: null })).toMatchObject({ chinese: 'gbk', cutter: false });
    expect(profileOf({ rare: false, cut: false })).toMatchObject({ chinese: 'gbk', cutter: false });
  });

  it.each<[Pick<ReceiptFindings, 'realTime' | 'automatic'>, boolean]>([
    [{ realTime: [], automatic: false }, true],
    [{ realTime: [1, 2, 3], automatic: false }, true],
    [{ realTime: [1, 2, 3, 4], automatic: false }, false],
    [{ realTime: [], automatic: true }, false],
  ])('needs the whole state: %j', (answered, mute) => {
    expect(isMute(answered)).toBe(mute);
  });
});

describe('a declared profile', () => {
  it.each([
    ['no name of ours', 'epson'],
    ['no width', { ...profileOf({}), widthDots: 0 }],
    ['another fence', { ...profileOf({}), fence: 'hope' }],
    ['half of it', { provenance: 'probed', fence: 'none' }],
  ])('is refused with %s', (_, profile) => {
    const options = { port: { type: 'tcp', host: 'tickets' }, profile };
    expect(escposOptionsSchema.safeParse(options).success).toBe(false);
  });
});
