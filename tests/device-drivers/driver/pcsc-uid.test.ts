import { expect, it } from 'vitest';
import { GET_UID, uidOf } from '../../../device-drivers/src/driver/pcsc/uid.ts';
import { hex } from '../support/octets.ts';

it('asks with the command of PC/SC part 3', () => {
  expect(GET_UID).toEqual(hex('FF CA 00 00 00'));
});

it.each([
  { octets: '04A2B3C4 9000', uid: '04A2B3C4' },
  { octets: '04A2B3C4D5E6F7 9000', uid: '04A2B3C4D5E6F7' },
  { octets: '010203040506070809 0A 9000', uid: '0102030405060708090A' },
  { octets: '0139A1B2C3D4E5F6 9000', uid: '0139A1B2C3D4E5F6' },
])('reads $uid', ({ octets, uid }) => {
  expect(uidOf(hex(octets))).toBe(uid);
});

it.each([
  { what: 'nothing', octets: '' },
  { what: 'half a status word', octets: '90' },
  { what: 'a status word alone', octets: '9000' },
  { what: 'a card that has no uid', octets: '6A81' },
  { what: 'a uid under another status word', octets: '04A2B3C4 6282' },
  { what: 'three octets of a uid', octets: '04A2B3 9000' },
  { what: 'a uid whose status word was cut', octets: '04A2B3C4 90' },
  { what: 'eleven octets', octets: '0102030405060708090A0B 9000' },
])('takes no uid from $what', ({ octets }) => {
  expect(uidOf(hex(octets))).toBeNull();
});
