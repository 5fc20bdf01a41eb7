import { expect, it } from 'vitest';
import { MultipartDecoder } from '../../../../device-drivers/src/codec/multipart/index.ts';
import { latin1 } from '../../support/octets.ts';
import { FUZZ_CASES, fuzzStream } from '../../support/fuzz.ts';
import { mutate, seededRandom, split } from '../../support/random.ts';

const MOST = 200;
/** A part, a header, and what the backlog holds between. */
const KEPT = MOST + 8_192 + 512;

const parts = [
  '\r\n--seam\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\n\u00ff\u00d8seam\r\n\u00d9',
  '\r\n--seam\r\nContent-Type: image/jpeg\r\n\r\n\u00ff\u00d8--sea\r\n--\u00ff\u00d9',
  '\n--seam\nContent-Length: 2\n\nok',
].map(latin1);

const decoder = new MultipartDecoder('seam', MOST);
const outcomes = { part: 0, broken: 0 };

fuzzStream('parts', {
  seed: 2046,
  frames: parts,
  decoder,
  most: KEPT,
  chunk: 40,
  check: (reading) => {
    outcomes[reading.type]++;
    if (reading.type !== 'part') return;
    if (reading.part.body.byteLength > MOST) throw new Error('longer than may be');
    if (reading.part.number > decoder.begun) throw new Error('never begun');
  },
  after: () => {
    expect(outcomes.part).toBeGreaterThan(FUZZ_CASES / 10);
    expect(outcomes.broken).toBeGreaterThan(FUZZ_CASES / 100);
    // Whatever came before: a delimiter ends it, and the next part is read.
    const last = ['\r\n--seam\r\n', '\r\nX', '\r\n--seam\r\nContent-Length: 4\r\n\r\nLAST'];
    const found = last.flatMap((text) => decoder.push(latin1(text))).at(-1);
    expect(found).toMatchObject({ type: 'part', part: { body: latin1('LAST') } });
  },
});

const STREAMS = FUZZ_CASES / 20;

it(`reads the same however ${STREAMS} streams are cut`, { timeout: 1_800_000 }, () => {
  const random = seededRandom(5322);
  for (let at = 0; at < STREAMS; at++) {
    const stream = Buffer.concat(
      Array.from({ length: 4 }, (_, part) =>
        mutate(parts[(at + part) % parts.length] ?? new Uint8Array(), random),
      ),
    );
    const whole = new MultipartDecoder('seam', MOST).push(stream);
    const decoder = new MultipartDecoder('seam', MOST);
    expect(split(stream, random, 7).flatMap((chunk) => decoder.push(chunk))).toEqual(whole);
  }
});
