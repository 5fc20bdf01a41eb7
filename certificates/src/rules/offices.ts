import type { Bilingual } from '../documents/types.ts';

function office(zh: string, en: string, window: number): Bilingual {
  return {
    zh: `${zh}，澜江师生之家一层 ${window} 号窗口，工作日 8:30–11:45、13:30–17:00`,
    en: `${en}, window ${window} on the ground floor of Tinglan Hall, weekdays 8:30–11:45 and 13:30–17:00`,
  };
}

/** The offices that own the data fields the rules read, with place and hours. */
export const offices = {
  registrar: office('教务处', 'Office of the Registrar', 3),
  graduateSchool: office('研究生院', 'Graduate School', 5),
  finance: office('财务处', 'Finance Office', 6),
  personnel: office('人事处', 'Human Resources', 7),
  international: office('国际合作处', 'International Office', 9),
  archives: office('档案馆', 'University Archives', 14),
} as const satisfies Record<string, Bilingual>;
