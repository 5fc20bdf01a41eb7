import { describe, expect, it } from 'vitest';
import {
  FrameDecoder,
  type FrameMatcher,
} from '../../../../device-drivers/src/codec/card/frame-decoder.ts';
import {
  COIL_OFF,
  COIL_ON,
  matchBits,
  matchEcho,
  matchRegister,
  readCoils,
  readDiscreteInputs,
  readInputRegisters,
  sealed,
  writeSingleCoil,
} from '../../../../device-drivers/src/codec/modbus/index.ts';
import { hex } from '../../support/octets.ts';
import { describeFraming } from '../framing-contract.ts';

describe('requests', () => {
  it.each([
    ['coil 0 on', writeSingleCoil(1, 0, COIL_ON), '01 05 00 00 FF 00 8C 3A'],
    ['coil 0 off', writeSingleCoil(1, 0, COIL_OFF), '01 05 00 00 00 00 CD CA'],
    ['coil 0 on for 700 ms (Waveshare)', writeSingleCoil(1, 0x200, 7), '01 05 02 00 00 07 8D B0'],
    ['coil 1 on for 800 ms (Waveshare)', writeSingleCoil(1, 0x201, 8), '01 05 02 01 00 08 9C 74'],
    ['four coils', readCoils(1, 0, 4), '01 01 00 00 00 04 3D C9'],
    // Modbus Application Protocol V1.1b3 §6.2 and §6.4, with unit 17.
    ['inputs 196 to 217', readDiscreteInputs(17, 196, 22), '11 02 00 C4 00 16 BA A9'],
    ['input register 8', readInputRegisters(17, 8, 1), '11 04 00 08 00 01 B2 98'],
  ])('%s', (_, request, octets) => {
    expect(request).toEqual(hex(octets));
  });
});

interface Case {
  name: string;
  matcher: FrameMatcher<unknown>;
  answer: Uint8Array;
  value: unknown;
}

const cases: Case[] = [
  {
    // The 22 inputs of the specification: AC, DB, 35.
    name: 'bits',
    matcher: matchBits(readDiscreteInputs(17, 196, 22), 22),
    answer: hex('11 02 03 AC DB 35 20 18'),
    value: Array.from('0011010111011011101011', (bit) => bit === '1'),
  },
  {
    name: 'a register',
    matcher: matchRegister(readInputRegisters(17, 8, 1)),
    answer: hex('11 04 02 00 0A F8 F4'),
    value: 10,
  },
  {
    name: 'a written coil',
    matcher: matchEcho(writeSingleCoil(1, 0, COIL_ON)),
    answer: hex('01 05 00 00 FF 00 8C 3A'),
    value: null,
  },
];

for (const { name, matcher, answer, value } of cases) {
  const bad = answer.slice();
  bad[bad.length - 1] = (bad.at(-1) ?? 0) ^ 1;
  const one = { octets: answer, value: { type: 'value', value } };
  describeFraming(`the answer to ${name}`, {
    decoder: () => new FrameDecoder(matcher),
    one,
    two: one,
    bad,
    cut: answer.subarray(0, 4),
  });
}

describe.each(cases)('the answer to $name', ({ matcher, answer }) => {
  const read = (...chunks: Uint8Array[]): unknown[] => {
    const decoder = new FrameDecoder(matcher);
    return chunks.flatMap((chunk) => decoder.push(chunk));
  };

  it('may be an exception', () => {
    const [unit = 0, code = 0] = answer;
    expect(read(sealed(unit, code | 0x80, 2))).toEqual([{ type: 'exception', code: 2 }]);
  });

  it('comes from no other unit', () => {
    const body = answer.slice(0, -2);
    body[0] = (body[0] ?? 0) + 1;
    expect(read(sealed(...body))).toEqual([]);
  });
});

describe('what does not answer this question', () => {
  it.each([
    ['the echo of another coil', hex('01 05 00 03 FF 00 7C 3A')],
    ['the echo of the other state', hex('01 05 00 00 00 00 CD CA')],
    ['an answer with more octets', sealed(1, 5, 0, 0, 0xff, 0, 0)],
  ])('%s', (_, octets) => {
    const decoder = new FrameDecoder(matchEcho(writeSingleCoil(1, 0, COIL_ON)));
    expect(decoder.push(octets)).toEqual([]);
  });

  it('an answer of another length', () => {
    const decoder = new FrameDecoder(matchBits(readCoils(1, 0, 4), 4));
    expect(decoder.push(sealed(1, 1, 2, 0xff, 0xff))).toEqual([]);
  });
});
