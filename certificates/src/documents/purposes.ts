import type { Bilingual, Language, PurposeCode } from './types.ts';

/** What the paper is for. Decides how long it is valid and how much of the ID number it shows (R10). */
export interface Purpose {
  code: PurposeCode;
  name: Bilingual;
  validDays: 30 | 90 | 180;
  idNumber: 'masked' | 'full';
  /** Languages of papers that can be asked for with it. */
  languages: Language[];
}

export const purposeCodes = [
  'visa',
  'passport',
  'bank',
  'internship',
  'scholarship',
  'travel',
] as const satisfies PurposeCode[];

/** The purposes of the university until its rule set says otherwise. */
export const purposes: readonly Purpose[] = [
  {
    code: 'visa',
    name: { zh: '办理签证', en: 'visa application' },
    validDays: 90,
    idNumber: 'masked',
    languages: ['zh', 'en'],
  },
  {
    code: 'passport',
    name: { zh: '办理护照', en: 'passport application' },
    validDays: 90,
    idNumber: 'full',
    languages: ['zh', 'en'],
  },
  {
    code: 'bank',
    name: { zh: '办理银行业务', en: 'bank services' },
    validDays: 30,
    idNumber: 'full',
    languages: ['zh', 'en'],
  },
  {
    code: 'internship',
    name: { zh: '实习求职', en: 'internship or employment' },
    validDays: 180,
    idNumber: 'masked',
    languages: ['zh', 'en'],
  },
  {
    code: 'scholarship',
    name: { zh: '申请奖助学金', en: 'scholarship application' },
    validDays: 90,
    idNumber: 'masked',
    languages: ['zh', 'en'],
  },
  {
    code: 'travel',
    name: { zh: '购票与出行优惠', en: 'student travel fares' },
    validDays: 30,
    idNumber: 'masked',
    languages: ['zh', 'en'],
  },
];

const byCode = new Map(purposes.map((purpose) => [purpose.code, purpose]));

/** @throws RangeError for a code that is not in the list */
export function purposeOf(code: PurposeCode): Purpose {
  const purpose = byCode.get(code);
  if (!purpose) throw new RangeError(`unknown purpose ${code}`);
  return purpose;
}
