import type { Offer } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';

type RuleId = Offer['terms']['rules'][number];
type PurposeCode = NonNullable<Offer['terms']['purposes']>[number];

export const classes: Record<Offer['releaseClass'], Bilingual> = {
  P: { zh: '当场打印', en: 'At once' },
  A: { zh: '审批后打印', en: 'After approval' },
  W: { zh: '到窗口办理', en: 'At a window' },
};

export const audiences: Record<Offer['audience'][number], Bilingual> = {
  undergraduate: { zh: '本科生', en: 'Undergraduates' },
  postgraduate: { zh: '研究生', en: 'Postgraduates' },
  staff: { zh: '教职工', en: 'Staff' },
  alumnus: { zh: '校友', en: 'Alumni' },
};

/** What is looked at before the document is given out, in the order in which a registrar thinks of it. */
export const conditions: Record<RuleId, Bilingual> = {
  R01: { zh: '本学期已注册', en: 'Registered for this term' },
  R02: { zh: '没有欠费', en: 'No fees owed' },
  R03: { zh: '不在休学期间', en: 'Not on leave' },
  R04: { zh: '没有离校', en: 'Has not left' },
  R05: { zh: '在最后一学年', en: 'In the last year' },
  R06: { zh: '成绩没有锁定或申诉', en: 'No grade locked or under appeal' },
  R07: { zh: '普通培养项目', en: 'An ordinary programme' },
  R08: { zh: '英文姓名已由本人确认', en: 'English name confirmed by the person' },
  R09: { zh: '份数有限', en: 'Copies are limited' },
  R10: { zh: '需要选择用途', en: 'A purpose is asked for' },
  R11: { zh: '含成绩或完整证件号时验密码', en: 'Password for grades or a full ID number' },
  R12: { zh: '按审批的份数和期限', en: 'As many and as long as approved' },
  R13: { zh: '可到窗口加盖公章', en: 'Ink seal to be had at a window' },
  R17: { zh: '撤销后通知本人', en: 'The person hears of a revocation' },
};

/** Purposes by their codes; what they are called stands in the release of the program. */
export const purposeNames: Record<PurposeCode, Bilingual> = {
  visa: { zh: '办理签证', en: 'Visa application' },
  passport: { zh: '办理护照', en: 'Passport application' },
  bank: { zh: '办理银行业务', en: 'Bank services' },
  internship: { zh: '实习求职', en: 'Internship or employment' },
  scholarship: { zh: '申请奖助学金', en: 'Scholarship application' },
  travel: { zh: '购票与出行优惠', en: 'Student travel fares' },
};

export type CopyLimit = Exclude<keyof Offer['terms']['copies'], 'priceFen'>;

/** Limits on copies, and how many there can be. */
export const limits: Record<CopyLimit, { label: Bilingual; min: number; max: number }> = {
  perJob: { label: { zh: '一次最多', en: 'At a time' }, min: 1, max: 5 },
  perDay: { label: { zh: '一天最多', en: 'A day' }, min: 1, max: 100 },
  perTerm: { label: { zh: '一学期最多', en: 'A term' }, min: 1, max: 1000 },
  free: { label: { zh: '其中免费', en: 'Of those free' }, min: 0, max: 1000 },
};

/** Terms a new document begins with. Nothing is chosen about a slip (068): no purpose, no ink seal, and one of it. */
export function termsFor(form: 'sheet' | 'slip', usual: Offer['terms']): Offer['terms'] {
  if (form === 'sheet') return usual;
  return {
    ...usual,
    rules: usual.rules.filter((rule) => rule !== 'R10' && rule !== 'R13'),
    copies: { ...usual.copies, perJob: 1 },
  };
}

/** With one entry of a list there or not, in the order of `all`. */
export function listed<Entry extends string>(
  all: Readonly<Record<Entry, unknown>>,
  present: readonly Entry[],
  entry: Entry,
  wanted: boolean,
): Entry[] {
  return (Object.keys(all) as Entry[]).filter((one) =>
    one === entry ? wanted : present.includes(one),
  );
}
