import { demoDocuments, demoPapers } from '@hallway/central/demo';
import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../../kiosk/src/core/entitlement/candidates.ts';
import { today } from '../support/people.ts';

const all = demoPapers(today);

function lines(no: string, document: string) {
  const entry = demoDocuments.find((one) => one.document === document);
  if (!entry) throw new Error(`no ${document} in the catalogue`);
  const papers = all.filter((paper) => paper.no === no);
  return candidatesOf(entry, papers).map(({ key, name, paper }) => ({
    key,
    zh: name.zh,
    en: name.en,
    ref: paper?.ref,
  }));
}

describe('lines of a list', () => {
  it('are one for a document in one language', () => {
    expect(lines('2024110101', 'D01')).toMatchObject([{ key: 'D01', zh: '在读证明' }]);
    expect(lines('2024110101', 'D03')).toMatchObject([{ key: 'D03', zh: '中文成绩单', ref: null }]);
  });

  it('are one for each language and record, each with its name', () => {
    expect(lines('2024110101', 'D08')).toEqual([
      {
        key: 'D08-zh:2026-national',
        zh: '奖学金证明（中文，国家奖学金 2025–2026）',
        en: 'Proof of scholarship (Chinese, National Scholarship 2025–2026)',
        ref: '2026-national',
      },
      {
        key: 'D08-zh:2026-merit',
        zh: '奖学金证明（中文，优秀学生奖学金 2025–2026）',
        en: 'Proof of scholarship (Chinese, Merit Scholarship 2025–2026)',
        ref: '2026-merit',
      },
      {
        key: 'D08-en:2026-national',
        zh: '奖学金证明（英文，国家奖学金 2025–2026）',
        en: 'Proof of scholarship (English, National Scholarship 2025–2026)',
        ref: '2026-national',
      },
      {
        key: 'D08-en:2026-merit',
        zh: '奖学金证明（英文，优秀学生奖学金 2025–2026）',
        en: 'Proof of scholarship (English, Merit Scholarship 2025–2026)',
        ref: '2026-merit',
      },
    ]);
  });

  it('tell the plain record from the one with a title', () => {
    expect(lines('T10086', 'D10').map(({ key, zh }) => [key, zh])).toEqual([
      ['D10-zh', '在职证明（中文）'],
      ['D10-zh:income', '在职证明（中文，含收入）'],
      ['D10-en', '在职证明（英文）'],
      ['D10-en:income', '在职证明（英文，含收入）'],
    ]);
  });

  it('are none for what nothing is on record of, unless it can be applied for', () => {
    expect(lines('2024110422', 'D08')).toEqual([]);
    expect(lines('2024110422', 'D06')).toMatchObject([{ key: 'D06' }]);
  });
});
