import { demoDocuments, demoPapers, demoPeople } from '@hallway/central/demo';
import { defaultRuleSet } from '@hallway/certificates/rules';
import { expect, test } from 'vitest';
import { offersFor } from '../../../kiosk/src/core/entitlement/index.ts';

const today = '2026-11-22';

/** What a person's list says of a document; null when it is not on it. */
function decided(no: string, key: string): string | null {
  const person = demoPeople(today).find((one) => one.no === no);
  if (!person) throw new Error(`nobody has number ${no}`);
  const offer = offersFor({
    person,
    rules: defaultRuleSet,
    catalogue: demoDocuments.map((entry) => ({ ...entry, enabled: true })),
    makes: () => true,
    papers: demoPapers(today).filter((paper) => paper.no === no),
    usage: (document) => ({ today: 0, thisTerm: person.issuedThisTerm[document] ?? 0 }),
    used: () => 0,
    balanceFen: 0,
    now: new Date(`${today}T12:00:00+08:00`),
  }).find((one) => one.key === key);
  if (!offer) return null;
  return offer.answer.kind === 'refused' ? offer.answer.refusal.rule : offer.answer.kind;
}

// The people of the demo university, each of whom opens one path.
test.each([
  ['林晓', '2024110101', 'D01', 'allowed'],
  ['林晓', '2024110101', 'D03', 'allowed'],
  ['林晓 applies first', '2024110101', 'D06', 'R12'],
  ['马远, approved', '2023110207', 'D06', 'allowed'],
  ['马远, in his last year', '2023110207', 'D07-zh:expected', 'allowed'],
  ['王若溪 owes fees', '2025110318', 'D01', 'R02'],
  ['赵启明 is on leave', '2024110422', 'D01', 'R03'],
  ['赵启明', '2024110422', 'D05', 'allowed'],
  ['孙一凡 is not registered', '2025110533', 'D01', 'R01'],
  ['周新', '2026110641', 'D01', 'allowed'],
  ['陈航, defence passed', '2024210109', 'D07-zh:defence', 'allowed'],
  ['吕思思', '2025210216', 'D02', 'confirm-name'],
  ['Amina Okoye', 'L2025003', 'D02', 'allowed'],
  ['张伟 (a)', '2024110777', 'D01', 'allowed'],
  ['张伟 (b) has used up his copies', '2024110778', 'D01', 'R09'],
  ['欧阳子涵, double degree', '2023110888', 'D01', 'R07'],
  ['古丽娜尔·买买提', '2025110999', 'D02', 'allowed'],
  ['沈清', 'T10086', 'D10-zh', 'allowed'],
  ['沈清 has no student paper', 'T10086', 'D01', null],
  ['高翔, approved', 'A2016-0457', 'D11-zh', 'allowed'],
  ['高翔 has no student paper', 'A2016-0457', 'D01', null],
])('%s: %s asking for %s meets %s', (_, no, key, answer) => {
  expect(decided(no, key)).toBe(answer);
});
