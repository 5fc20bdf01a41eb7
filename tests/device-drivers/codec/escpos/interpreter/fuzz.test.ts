import { expect, it } from 'vitest';
import { Interpreter } from '../../../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import {
  MAX_COMMAND_OCTETS,
  Framer,
} from '../../../../../device-drivers/src/codec/escpos/interpreter/framing.ts';
import { fuzzCases, mutate, seededRandom, split } from '../../../support/random.ts';
import { queueTicket, receipt, reprint } from '../tickets.ts';

const CASES = fuzzCases(20_000);

it(`never throws, hangs or grows: ${CASES} mutated tickets`, { timeout: 3_600_000 }, () => {
  const random = seededRandom(0x1b40);
  const seeds = [queueTicket, receipt, reprint];
  const interpreter = new Interpreter({ width: 576, headToKnife: 96 });
  let printed = 0;
  for (let at = 0; at < CASES; at++) {
    const ticket = mutate(seeds[at % seeds.length]!, random);
    for (const chunk of split(ticket, random, 256)) printed += interpreter.push(chunk).length;
  }
  expect(printed).toBeGreaterThan(CASES);
  // There are only so many names of commands.
  expect(interpreter.ignored.size).toBeLessThan(4 * 256 * 3);
});

it('keeps less than one command of noise', () => {
  const random = seededRandom(0x1d);
  const framer = new Framer();
  let octets = 0;
  for (let at = 0; at < 2_000; at++) {
    const noise = Uint8Array.from({ length: 512 }, () => {
      const kind = random();
      if (kind < 0.2) return [0x10, 0x1b, 0x1c, 0x1d][Math.floor(random() * 4)]!;
      return Math.floor(random() * 256);
    });
    for (const frame of framer.push(noise))
      octets += frame.type === 'command' ? frame.parameters.byteLength : 1;
    expect(framer.pending).toBeLessThan(MAX_COMMAND_OCTETS + noise.byteLength);
  }
  expect(octets).toBeGreaterThan(0);
});
