import { expect, it } from 'vitest';
import { Interpreter } from '../../../../../device-drivers/src/codec/escpos/interpreter/index.ts';
import {
  MAX_COMMAND_OCTETS,
  Framer,
} from '../../../../../device-drivers/src/codec/escpos/interpreter/framing.ts';
import { realTimeCommands } from '../../../../../device-drivers/src/codec/escpos/real-time-commands.ts';
import { FUZZ_CASES, fuzz } from '../../../support/fuzz.ts';
import { seededRandom, split } from '../../../support/random.ts';
import { queueTicket, receipt, reprint } from '../tickets.ts';

const interpreter = new Interpreter({ width: 576, headToKnife: 96 });

fuzz('tickets', {
  seed: 0x1b40,
  frames: [queueTicket, receipt, reprint],
  take: (octets, random) => {
    let operations = 0;
    for (const chunk of split(octets, random, 256)) operations += interpreter.push(chunk).length;
    for (const at of realTimeCommands(octets)) {
      if (octets[at] !== 0x10) throw new Error(`no DLE at ${at}`);
    }
    return operations;
  },
  after: ({ read }) => {
    expect(read).toBeGreaterThan(FUZZ_CASES);
    // There are only so many names of commands.
    expect(interpreter.ignored.size).toBeLessThan(4 * 256 * 3);
  },
});

it('gives up characters as soon as their widths say more than any command has', () => {
  const framer = new Framer();
  // 255 by 255 octets each: the ninth is too many, and comes 4 KiB before the longest command is full.
  const noise = new Uint8Array(MAX_COMMAND_OCTETS - 4_000).fill(0xff);
  noise.set([0x1b, 0x26, 0xff, 0x20, 0xff]);
  const [first] = framer.push(noise);
  expect(first).toEqual({ type: 'unknown', name: 'ESC &' });
  expect(framer.pending).toBe(0);
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
