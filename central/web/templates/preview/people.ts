import type { Bilingual } from '../../shared/bilingual.ts';

/** People that every template is tried on, from the ordinary to the hard. */
export const samplePeople = {
  ordinary: { zh: '普通学生', en: 'Ordinary student' },
  longName: { zh: '少数民族长姓名', en: 'Long minority name' },
  rareName: { zh: '生僻字姓名', en: 'Rare characters' },
  international: { zh: '国际学生，无身份证', en: 'International, no ID card' },
  longMajor: { zh: '长学院与专业', en: 'Long college and major' },
  graceTerm: { zh: '开学初，沿用上学期注册', en: 'Early term, last registration' },
  secondAttempt: { zh: '第二次打印', en: 'Second attempt' },
} as const satisfies Record<string, Bilingual>;

export type SamplePerson = keyof typeof samplePeople;

export const sampleNames = Object.keys(samplePeople) as SamplePerson[];
