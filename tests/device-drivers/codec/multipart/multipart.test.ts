import { describe, expect, it } from 'vitest';
import {
  MultipartDecoder,
  multipartBoundary,
} from '../../../../device-drivers/src/codec/multipart/index.ts';
import type { MultipartReading } from '../../../../device-drivers/src/codec/multipart/index.ts';
import { concat, latin1 } from '../../support/octets.ts';
import { describeFraming } from '../framing-contract.ts';

const MOST = 1_000;

const octetsOf = (readings: MultipartReading[]): string[] =>
  readings.flatMap((reading) =>
    reading.type === 'part' ? [Buffer.from(reading.part.body).toString('latin1')] : [],
  );

const readAll = (boundary: string, ...chunks: string[]): MultipartReading[] => {
  const decoder = new MultipartDecoder(boundary, MOST);
  return chunks.flatMap((chunk) => decoder.push(latin1(chunk)));
};
const read = (boundary: string, ...chunks: string[]): string[] =>
  octetsOf(readAll(boundary, ...chunks));
const singly = (octets: string): string[] => octets.split('');
const why = (...chunks: string[]): string[] =>
  readAll('b', ...chunks).map((reading) => (reading.type === 'broken' ? reading.why : 'part'));

describe('the boundary of a Content-Type', () => {
  it.each([
    ['multipart/x-mixed-replace;boundary=boundarydonotcross', 'boundarydonotcross'],
    ['multipart/x-mixed-replace; boundary=--myboundary', '--myboundary'],
    ['Multipart/X-Mixed-Replace; charset=utf-8; BOUNDARY="a b; c"', 'a b; c'],
    ['multipart/mixed; boundary="a\\"b"', 'a"b'],
    ['multipart/mixed; boundary = "x" ; other=y', 'x'],
    ['multipart/mixed;boundary=gc0p4Jq0M2Yt08jU534c0p==', 'gc0p4Jq0M2Yt08jU534c0p=='],
    [`multipart/mixed; boundary=${'x'.repeat(70)}`, 'x'.repeat(70)],
  ])('%s', (contentType, boundary) => {
    expect(multipartBoundary(contentType)).toBe(boundary);
  });

  it.each([
    '',
    'image/jpeg',
    'image/jpeg; boundary=x',
    'multipart/x-mixed-replace',
    'multipart/x-mixed-replace; boundary=',
    'multipart/x-mixed-replace; boundary=""',
    'multipart/x-mixed-replace; boundary="x "',
    'multipart/x-mixed-replace; boundary="x\u00e9"',
    `multipart/x-mixed-replace; boundary=${'x'.repeat(71)}`,
  ])('is none in %j', (contentType) => {
    expect(multipartBoundary(contentType)).toBeNull();
  });
});

const decoderOf = () => {
  const decoder = new MultipartDecoder('b', MOST);
  return { push: (chunk: Uint8Array) => octetsOf(decoder.push(chunk)) };
};
const withLength = (body: string, said: string | number = body.length): Uint8Array =>
  latin1(`--b\r\nContent-Type: image/jpeg\r\nContent-Length: ${said}\r\n\r\n${body}\r\n`);

describeFraming('parts that say their length', {
  decoder: decoderOf,
  one: {
    octets: withLength('\u00ff\u00d8first\u00ff\u00d9'),
    value: '\u00ff\u00d8first\u00ff\u00d9',
  },
  two: { octets: withLength('the\r\nsecond'), value: 'the\r\nsecond' },
  bad: withLength('bad', 'many'),
  cut: latin1('--b\r\nContent-Length: 900\r\n\r\nonly this\r\n'),
});

const untilNext = (body: string): Uint8Array =>
  latin1(`--b\r\nContent-Type: image/jpeg\r\n\r\n${body}\r\n--b--\r\n`);

describeFraming('parts that end where the next delimiter is', {
  decoder: decoderOf,
  one: {
    octets: untilNext('\u00ff\u00d8first\u00ff\u00d9'),
    value: '\u00ff\u00d8first\u00ff\u00d9',
  },
  two: { octets: untilNext('the\n\nsecond'), value: 'the\n\nsecond' },
  bad: latin1('--b\r\nthis is no field\r\n\r\nbad\r\n'),
  cut: latin1('--b\r\nContent-Type: image/jp'.concat('\r\n')),
});

describe('what servers write', () => {
  it('a length that is right does not wait for the next part', () => {
    const decoder = new MultipartDecoder('b', MOST);
    expect(octetsOf(decoder.push(latin1('--b\r\nContent-Length: 3\r\n\r\nabc')))).toEqual(['abc']);
  });

  it('two hyphens in the boundary, and in the delimiter no more, or two more', () => {
    const part = 'Content-Length: 3\r\n\r\nabc\r\n';
    expect(read('--my', `--my\r\n${part}--my\r\n${part}`)).toEqual(['abc', 'abc']);
    expect(read('--my', `----my\r\n${part}----my\r\n${part}`)).toEqual(['abc', 'abc']);
  });

  it('line feeds alone, and fields in any case', () => {
    expect(read('b', '--b\nCONTENT-length:3\n\nabc\n--b\n\nde\n--b\n')).toEqual(['abc', 'de']);
  });

  it('a length that counts the line break in', () => {
    const part = '--b\r\nContent-Length: 5\r\n\r\nabc\r\n';
    expect(read('b', part + part)).toEqual(['abc\r\n', 'abc\r\n']);
  });

  it('no header at all, no body at all, and a delimiter twice', () => {
    expect(read('b', '--b\r\n\r\nabc\r\n--b\r\n\r\n\r\n--b')).toEqual(['abc', '']);
    expect(read('b', '--b\r\n--b\r\nContent-Length: 0\r\n\r\n\r\n--b')).toEqual(['']);
  });

  it('a preamble and padding behind the boundary', () => {
    expect(read('b', 'HTTP/1.1 200 OK\r\n\r\n--b \t\r\n\r\nabc\r\n--b')).toEqual(['abc']);
  });

  it('an end, and then more all the same', () => {
    const more = '--b\r\nContent-Length: 1\r\n\r\nx';
    expect(read('b', `--b\r\n\r\nabc\r\n--b--\r\nepilogue\r\n${more}`)).toEqual(['abc', 'x']);
  });
});

describe('what is broken says why and costs no more than itself', () => {
  const good = '\r\n--b\r\nContent-Length: 4\r\n\r\ngood';

  it.each([
    ['bad-length', '--b\r\nContent-Length: -1\r\n\r\nabc'],
    ['bad-length', '--b\r\nContent-Length: 1e3\r\n\r\nabc'],
    ['bad-length', '--b\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc'],
    ['bad-length', `--b\r\nContent-Length: ${'9'.repeat(400)}\r\n\r\nabc`],
    ['bad-header', '--b\r\nno field\r\n\r\nabc'],
    ['bad-header', '--b\r\n: nameless\r\n\r\nabc'],
    ['too-long', `--b\r\nContent-Length: ${MOST + 1}\r\n\r\nabc`],
    ['too-long', `--b\r\nContent-Length: 999999999999999\r\n\r\nabc`],
    ['too-long', `--b\r\n\r\n${'x'.repeat(MOST + 1)}`],
    ['cut', '--b\r\nContent-Length: 900\r\n\r\nabc'],
    ['cut', '--b\r\nContent-Type: image/jpeg'],
    ['header-too-long', `--b\r\nX: ${'x'.repeat(10_000)}\r\n\r\nabc`],
  ])('%s', (reason, octets) => {
    expect(why(octets + good)).toEqual([reason, 'part']);
    expect(why(...singly(octets + good))).toEqual([reason, 'part']);
  });

  it('a length that says too little leaves a stump and garbage', () => {
    expect(read('b', '--b\r\nContent-Length: 2\r\n\r\nabcdef', good)).toEqual(['ab', 'good']);
  });

  it('a longest body is whole, an octet more is none', () => {
    const whole = 'x'.repeat(MOST);
    expect(read('b', `--b\r\n\r\n${whole}\r\n--b`)).toEqual([whole]);
    expect(read('b', ...singly(`--b\r\n\r\n${whole}\r\n--b`))).toEqual([whole]);
    expect(read('b', `--b\r\nContent-Length: ${MOST}\r\n\r\n${whole}`)).toEqual([whole]);
  });

  it('nothing endless is kept', () => {
    for (const start of [
      '',
      '--b',
      '--b\r\n',
      '--b\r\n\r\n',
      '--b\r\nContent-Length: 1000\r\n\r\n',
    ]) {
      const decoder = new MultipartDecoder('b', MOST);
      decoder.push(latin1(start));
      for (let at = 0; at < 100; at++) {
        decoder.push(new Uint8Array(997).fill(0x41));
        expect(decoder.pending).toBeLessThan(10_000);
      }
      expect(octetsOf(decoder.push(latin1(good)))).toEqual(['good']);
    }
  });
});

it('keeps nothing of a part that was given', () => {
  const decoder = new MultipartDecoder('b', MOST);
  decoder.push(withLength('x'.repeat(900)).subarray(0, 500));
  expect(decoder.pending).toBeGreaterThan(400);
  decoder.push(withLength('x'.repeat(900)).subarray(500));
  expect(decoder.pending).toBeLessThan(8);
});

it('tells which part had begun when', () => {
  const decoder = new MultipartDecoder('b', MOST);
  decoder.push(latin1('--b\r\nContent-Length: 3\r\n\r\n'));
  expect(decoder.begun).toBe(0);
  decoder.push(latin1('a'));
  expect(decoder.begun).toBe(1);
  const [first] = decoder.push(
    concat(latin1('bc'), withLength('second'), latin1('--b\r\n\r\nthi')),
  );
  expect(first).toMatchObject({ part: { number: 1 } });
  expect(decoder.begun).toBe(3);
  expect(decoder.push(latin1('rd\r\n--b'))).toMatchObject([{ part: { number: 3 } }]);
});
