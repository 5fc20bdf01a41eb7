import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { responseDecoder } from '../../../../device-drivers/src/codec/escpos/responses.ts';
import type { Response } from '../../../../device-drivers/src/codec/escpos/responses.ts';
import { goodCondition } from '../../../../device-drivers/src/codec/escpos/status.ts';
import { concat, hex, latin1 } from '../../support/octets.ts';
import { seededRandom, split } from '../../support/random.ts';

function read(...chunks: Uint8Array[]): Response[] {
  const decoder = responseDecoder();
  return chunks.flatMap((chunk) => decoder.push(chunk));
}

interface Case {
  name: string;
  octets: Uint8Array;
  response: Response;
  /** The response as it comes when an octet inside it was hurt on the way; null where none can be told from a good one. */
  bad: Uint8Array | null;
  /** Its beginning; null where the response is one octet. */
  truncated: Uint8Array | null;
}

const cases: Case[] = [
  {
    name: 'real-time status, all well',
    octets: hex('16'),
    response: { type: 'real-time', octet: 0x16 },
    bad: hex('96'),
    truncated: null,
  },
  {
    name: 'automatic status, all well',
    octets: hex('14 00 00 00'),
    response: { type: 'automatic', condition: goodCondition },
    bad: hex('14 00 80'),
    truncated: hex('14 00'),
  },
  {
    name: 'automatic status, cover open',
    octets: hex('3C 00 00 00'),
    response: {
      type: 'automatic',
      condition: { ...goodCondition, offline: true, coverOpen: true },
    },
    bad: hex('3C 90'),
    truncated: hex('3C 00 00'),
  },
  {
    name: 'automatic status, paper end',
    octets: hex('1C 00 0F 00'),
    response: { type: 'automatic', condition: { ...goodCondition, offline: true, paper: 'end' } },
    bad: hex('1C 00 9F'),
    truncated: hex('1C'),
  },
  {
    name: 'echo of a process id',
    octets: hex('37 22 41 30 31 32 00'),
    response: { type: 'process-id', id: 'A012' },
    bad: hex('37 22 41 80'),
    truncated: hex('37 22 41'),
  },
  {
    name: 'block with a model name',
    octets: concat(hex('5F'), latin1('TM-T88VI'), hex('00')),
    response: { type: 'block', header: 0x5f, text: 'TM-T88VI' },
    bad: hex('5F 54 4D 80'),
    truncated: null,
  },
];

describe.each(cases)('$name', ({ octets, response, bad, truncated }) => {
  it('is read whole', () => {
    expect(read(octets)).toEqual([response]);
  });

  it('is read octet by octet', () => {
    expect(read(...Array.from(octets, (octet) => Uint8Array.of(octet)))).toEqual([response]);
  });

  it('is read twice in one chunk', () => {
    expect(read(concat(octets, octets))).toEqual([response, response]);
  });

  it('is read behind garbage', () => {
    expect(read(hex('FF 80 C1 7F 41 11 13'), octets)).toEqual([response]);
  });

  it('is read behind one that was hurt', () => {
    if (bad !== null) expect(read(bad, hex('FF'), octets)).toEqual([response]);
  });

  it('is read behind one that was cut, without inventing anything', () => {
    if (truncated !== null) expect(read(truncated, octets)).toEqual([response]);
  });
});

it.each(['35', '37', '3B', '3D', '5F'])('a block may begin with %s', (header) => {
  const text = 'TM-T88VI';
  const block = { type: 'block', header: Number.parseInt(header, 16), text };
  expect(read(hex(header), latin1(text), hex('00'))).toEqual([block]);
});

describe('a stream of everything', () => {
  const stream = concat(...cases.map((each) => each.octets), hex('03'), hex('1E 72'));
  const responses: Response[] = [
    ...cases.map((each) => each.response),
    { type: 'queued', octet: 3 },
    { type: 'real-time', octet: 0x1e },
    { type: 'real-time', octet: 0x72 },
  ];

  it('reads the same however it is cut', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(read(...split(stream, seededRandom(seed)))).toEqual(responses);
      }),
    );
  });

  it('keeps less than one block of an endless text', () => {
    const decoder = responseDecoder();
    for (let at = 0; at < 200; at++) {
      decoder.push(new Uint8Array(100).fill(0x5f));
      expect(decoder.pending).toBeLessThan(128);
    }
  });
});

it('never takes the rest of a broken automatic status for an answer that a receipt is printed', () => {
  for (const broken of ['14', '14 00', '14 00 00']) {
    expect(read(hex(broken), hex('16'))).toEqual([{ type: 'real-time', octet: 0x16 }]);
  }
});
