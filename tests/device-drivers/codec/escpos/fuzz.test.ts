import { expect } from 'vitest';
import { responseDecoder } from '../../../../device-drivers/src/codec/escpos/responses.ts';
import { FUZZ_CASES, fuzzStream } from '../../support/fuzz.ts';
import { concat, hex } from '../../support/octets.ts';

const decoder = responseDecoder();
const echo = hex('37 22 4A 40 4F 41 00');
const responses = ['16', '14 00 00 00', '3C 00 00 00', '1C 00 0F 00', '5F 54 4D 2D 54 38 38 00'];
let echoes = 0;

fuzzStream('what a printer says', {
  seed: 0x1d28,
  frames: responses.map((response) => concat(hex(response), echo)),
  decoder,
  most: 127,
  check: ({ type }) => {
    if (type === 'process-id') echoes++;
  },
  after: () => {
    expect(echoes).toBeGreaterThan(FUZZ_CASES / 5);
    decoder.push(hex('FF'));
    expect(decoder.push(echo)).toEqual([{ type: 'process-id', id: 'J@OA' }]);
  },
});
