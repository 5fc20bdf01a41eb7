import type { Bilingual } from '../shared/bilingual.ts';

/** Purposes by the code a paper carries. */
export const purposes: Record<string, Bilingual> = {
  visa: { zh: '办理签证', en: 'Visa application' },
  passport: { zh: '办理护照', en: 'Passport application' },
  bank: { zh: '办理银行业务', en: 'Bank services' },
  internship: { zh: '实习求职', en: 'Internship or employment' },
  scholarship: { zh: '申请奖助学金', en: 'Scholarship application' },
  travel: { zh: '购票与出行优惠', en: 'Student travel fares' },
};
