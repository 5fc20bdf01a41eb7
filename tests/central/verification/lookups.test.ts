import { expect, test } from 'vitest';
import { networkOf } from '../../../central/src/verification/lookups.ts';

test.each([
  ['203.0.113.9', '203.0.113'],
  ['::ffff:203.0.113.77', '203.0.113'],
  ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3'],
  ['2001:0db8:0000:0000::1', '2001:db8:0'],
  ['2001:db8::1', '2001:db8:0'],
  ['::1', '0:0:0'],
])('%s is of network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
