import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCard, textOf } from '../../../../device-drivers/sim/resident-id/card.ts';
import type { CitizenCard } from '../../../../device-drivers/sim/resident-id/card.ts';
import { parseRecord } from '../../../../device-drivers/src/codec/resident-id/record.ts';
import { isResidentNumber } from '../../../../device-drivers/src/codec/resident-id/resident-number.ts';
import { hex } from '../../support/octets.ts';
import { foreigner, permit } from './cards.ts';

describe('a citizen', () => {
  it('octet by octet: the fields are where GA/T 490 has them', () => {
    const text = new Uint8Array(256);
    for (let at = 0; at < 256; at += 2) text[at] = 0x20;
    text.set(hex('4E67 0E66'), 0);
    text.set(hex('3200'), 30);
    text.set(hex('3000 3100'), 32);
    text.set(Buffer.from('19491231', 'utf16le'), 36);
    text.set(Buffer.from('北京', 'utf16le'), 52);
    text.set(Buffer.from('11010519491231002X', 'utf16le'), 122);
    text.set(Buffer.from('公安局', 'utf16le'), 158);
    text.set(Buffer.from('20180101', 'utf16le'), 188);
    text.set(hex('7F95 1F67'), 204);
    expect(parseRecord(text)).toEqual({
      documentType: 'citizen',
      name: '李明',
      sex: 'female',
      ethnicGroup: '01',
      birthDate: '1949-12-31',
      address: '北京',
      number: '11010519491231002X',
      issuer: '公安局',
      validFrom: '2018-01-01',
      validTo: 'long-term',
    });
  });

  it('with a name beyond the basic plane', () => {
    const name = '\u{20bb7}野家';
    expect(parseRecord(textOf({ ...exampleCard, name }))).toMatchObject({ name });
  });

  it.each<[string, Partial<CitizenCard>]>([
    ['a number whose check character is wrong', { number: '110105194912310021' }],
    ['a number that is too short', { number: '1101051949123100' }],
    ['a birthday that is none', { birth: '19490231' }],
    ['no birthday', { birth: '' }],
    ['an end that is no date', { to: '永久' }],
    ['a sex that is no code', { sex: '男' }],
    ['no ethnic group', { ethnicGroup: '' }],
    ['no name', { name: '' }],
  ])('is nobody with %s', (_, changes) => {
    expect(parseRecord(textOf({ ...exampleCard, ...changes }))).toBeNull();
  });
});

describe('others', () => {
  it('a foreigner', () => {
    expect(parseRecord(textOf(foreigner))).toEqual({
      documentType: 'foreigner',
      nameEnglish: 'SAMPLE, MARIA ELENA',
      name: '玛丽亚',
      sex: 'female',
      number: 'UTO110199001018',
      nationality: 'UTO',
      birthDate: '1990-01-01',
      validFrom: '2019-01-01',
      validTo: '2029-01-01',
      cardVersion: '01',
      authority: '1100',
    });
  });

  it('a foreigner without a Chinese name', () => {
    expect(parseRecord(textOf({ ...foreigner, name: '' }))).toMatchObject({ name: '' });
  });

  it('somebody from Hong Kong, Macao or Taiwan', () => {
    expect(parseRecord(textOf(permit))).toEqual({
      documentType: 'hong-kong-macao-taiwan',
      name: '陈大文',
      sex: 'male',
      birthDate: '1949-12-31',
      address: '北京市海淀区示例路2号',
      number: '11010519491231002X',
      issuer: '北京市公安局海淀分局',
      validFrom: '2019-09-01',
      validTo: '2024-09-01',
      passNumber: 'H12345678',
      issueCount: '01',
    });
  });

  it('nobody, on a card of a kind that is not known here', () => {
    const text = textOf(foreigner);
    text.set(Buffer.from('Y', 'utf16le'), 248);
    expect(parseRecord(text)).toBeNull();
    expect(parseRecord(text.subarray(1))).toBeNull();
  });
});

describe('numbers', () => {
  it.each(['11010519491231002X', '440524188001010014'])('%s is one (GB 11643, annex)', (number) => {
    expect(isResidentNumber(number)).toBe(true);
  });

  it('shows every wrong digit and every two neighbours that changed places', () => {
    const good = '440524188001010014';
    fc.assert(
      fc.property(fc.nat(17), fc.nat(9), (at, digit) => {
        fc.pre(good[at] !== String(digit));
        expect(isResidentNumber(good.slice(0, at) + digit + good.slice(at + 1))).toBe(false);
      }),
    );
    for (let at = 0; at < 17; at++) {
      const [one = '', two = ''] = good.slice(at, at + 2);
      if (one === two) continue;
      expect(isResidentNumber(good.slice(0, at) + two + one + good.slice(at + 2))).toBe(false);
    }
  });
});
