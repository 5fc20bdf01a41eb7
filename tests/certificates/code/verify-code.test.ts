import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { newVerifyCode, parseVerifyCode } from '@hallway/certificates';

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const bytes = fc.uint8Array({ minLength: 15, maxLength: 15 });

describe('the typed verification code', () => {
  it('is four groups of four, without characters that look alike', () => {
    for (let i = 0; i < 200; i++) {
      expect(newVerifyCode()).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
    }
  });

  it('survives lower case, spaces and missing dashes', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = newVerifyCode(() => random);
        expect(parseVerifyCode(code)).toBe(code);
        expect(parseVerifyCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
        expect(parseVerifyCode(code.replaceAll('-', ''))).toBe(code);
      }),
    );
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(bytes, fc.nat(15), fc.integer({ min: 1, max: 31 }), (random, place, shift) => {
        const code = newVerifyCode(() => random).replaceAll('-', '');
        const wrong = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(place)) + shift) % 32);
        expect(parseVerifyCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeNull();
      }),
    );
  });

  it('notices every swap of two different characters', () => {
    fc.assert(
      fc.property(bytes, fc.nat(15), fc.nat(15), (random, i, j) => {
        const characters = Array.from(newVerifyCode(() => random).replaceAll('-', ''));
        const [a = '', b = ''] = [characters[i], characters[j]];
        fc.pre(a !== b);
        characters[i] = b;
        characters[j] = a;
        expect(parseVerifyCode(characters.join(''))).toBeNull();
      }),
    );
  });

  it('takes anything else for no code', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const parsed = parseVerifyCode(text);
        if (parsed !== null) expect(parsed.replaceAll('-', '')).toHaveLength(16);
      }),
    );
  });
});
