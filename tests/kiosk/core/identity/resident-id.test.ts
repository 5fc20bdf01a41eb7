import { describe, expect, it } from 'vitest';
import type { Person } from '@hallway/protocol';
import { residentIdHolder } from '../../../../kiosk/src/core/identity/index.ts';
import { linXiao, maYuan, personNo } from '../support/people.ts';

const number = linXiao().idNumber ?? '';

/** Whoever the records hold under this number, whatever it is. */
function holder(fields: Parameters<typeof residentIdHolder>[0], ...records: Person[]) {
  const { person, because } = residentIdHolder(fields, () => records);
  return person?.no ?? because;
}

describe('the holder of a resident ID', () => {
  it('has the number, and the name when the reader hands it out', () => {
    expect(holder({ number, name: '林晓' }, linXiao())).toBe('2024110101');
    expect(holder({ number }, linXiao())).toBe('2024110101');
    expect(holder({ number, name: '' }, linXiao())).toBe('2024110101');
  });

  it('is nobody with another name, however near', () => {
    for (const name of ['马远', '林晓晓', '林', '林曉', '·', ' ', '……']) {
      expect(holder({ number, name }, linXiao()), name).toBe('other-name');
    }
    expect(holder({ number, nameEnglish: 'LIN Xia' }, linXiao())).toBe('other-name');
  });

  it('is nobody without a number, and for a number nobody has', () => {
    expect(holder({ name: '林晓' }, linXiao())).toBe('no-number');
    expect(holder({ number: '', name: '林晓' }, linXiao())).toBe('no-number');
    expect(holder({ number, name: '林晓' })).toBe('unknown');
  });

  it('may be written otherwise in the records: dots, spaces, case', () => {
    const named = (nameZh: string) => ({ ...linXiao(), nameZh });
    expect(holder({ number, name: '古丽娜尔·买买提' }, named('古丽娜尔•买买提'))).toBe(
      '2024110101',
    );
    expect(holder({ number, name: '林 晓' }, named('林晓'))).toBe('2024110101');
    const amina = personNo('L2025003');
    expect(holder({ number, name: '', nameEnglish: 'OKOYE, AMINA' }, amina)).toBe('L2025003');
  });

  it('may have a longer name than the chip has room for', () => {
    const name = '阿卜杜热合曼江·阿卜杜克里木江';
    const long = { ...linXiao(), nameZh: `${name}·买买提` };
    expect(Array.from(name)).toHaveLength(15);
    expect(holder({ number, name }, long)).toBe('2024110101');
    expect(holder({ number, name: name.slice(0, 14) }, long)).toBe('other-name');
    expect(holder({ number, name: '·'.repeat(15) }, long)).toBe('other-name');
  });

  it('of several records is the one that is current', () => {
    const graduate: Person = { ...linXiao(), no: '2020110101', status: 'graduated' };
    expect(holder({ number, name: '林晓' }, graduate, linXiao())).toBe('2024110101');
    expect(holder({ number, name: '林晓' }, graduate)).toBe('2020110101');
    expect(holder({ number, name: '林晓' }, graduate, { ...graduate, no: '2016110101' })).toBe(
      'several',
    );
    expect(holder({ number }, linXiao(), maYuan())).toBe('several');
  });
});
