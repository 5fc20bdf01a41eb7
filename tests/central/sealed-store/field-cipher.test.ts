import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFieldCipher } from '../../../central/sealed-store/src/field-cipher.ts';
import { codeOf, key } from './support.ts';

const fields = createFieldCipher(key);
const place = { table: 'note', key: 'a', column: 'body' };

describe('sealed fields', () => {
  it('open where they were sealed, whatever they hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, rowKey) => {
        const at = { ...place, key: rowKey };
        expect(new Uint8Array(fields.open(at, fields.seal(at, bytes)))).toEqual(bytes);
      }),
    );
    expect(fields.open(place, fields.seal(place, '张伟')).toString()).toBe('张伟');
  });

  it('do not open in another row, column or table, nor when a bit was changed', () => {
    const sealed = fields.seal(place, 'text');
    for (const at of [
      { ...place, key: 'b' },
      { ...place, column: 'title' },
      { ...place, table: 'other' },
      { table: 'note', key: 'a","body', column: '' },
    ]) {
      expect(codeOf(() => fields.open(at, sealed))).toBe('FIELD_UNREADABLE');
    }
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(codeOf(() => fields.open(place, changed))).toBe('FIELD_UNREADABLE');
      expect(codeOf(() => fields.open(place, sealed.subarray(0, index)))).toBe('FIELD_UNREADABLE');
    }
  });

  it('do not open under another key, and the error says where but not what', () => {
    const other = createFieldCipher(new Uint8Array(32).fill(9));
    const sealed = other.seal(place, '张伟');
    expect(codeOf(() => fields.open(place, sealed))).toBe('FIELD_UNREADABLE');
    expect(() => fields.open(place, sealed)).toThrow('note.body');
    expect(() => fields.open(place, sealed)).not.toThrow('张伟');
  });

  it('look different every time, while look-up values are the same for one key and kind', () => {
    expect(fields.seal(place, 'same').equals(fields.seal(place, 'same'))).toBe(false);
    const index = fields.blindIndex('card', '04A1B2C3');
    expect(index).toMatch(/^[0-9a-f]{32}$/);
    expect(fields.blindIndex('card', '04A1B2C3')).toBe(index);
    expect(fields.blindIndex('no', '04A1B2C3')).not.toBe(index);
    const other = createFieldCipher(new Uint8Array(32).fill(9));
    expect(other.blindIndex('card', '04A1B2C3')).not.toBe(index);
  });

  // Files in use hold such bytes. Made with Python: HKDF by RFC 5869 over hmac, AES-GCM of `cryptography`.
  it('have the form that files in use have', () => {
    const sealed = '01000102030405060708090a0b43b01cc588f46839063159b21606155c30c1517ad0cd';
    expect(fields.open(place, Buffer.from(sealed, 'hex')).toString()).toBe('张伟');
    expect(fields.blindIndex('card', '04A1B2C3')).toBe('e0d4d9d53b55864fd6dc8fe61ebacb07');
  });
});
