import { expect } from 'vitest';
import { keystrokes } from '../../../../device-drivers/sim/keyboard-wedge/keys.ts';
import { TypingDecoder } from '../../../../device-drivers/src/codec/input-event/index.ts';
import { fuzz } from '../../support/fuzz.ts';
import { split } from '../../support/random.ts';

const decoder = new TypingDecoder();

fuzz('events of a keyboard', {
  seed: 24,
  frames: [keystrokes('a')],
  take: (octets, random) => {
    let typed = 0;
    for (const chunk of split(octets, random, 60)) {
      const text = decoder.push(chunk);
      if (/[^ -~\r\0]/.test(text)) throw new Error(JSON.stringify(text));
      typed += text.length;
    }
    return typed;
  },
  after: ({ read }) => {
    expect(read).toBeGreaterThan(0);
    decoder.push(keystrokes('0a:B\r'));
    expect(decoder.push(keystrokes('0a:B\r'))).toBe('0a:B\r');
  },
});
