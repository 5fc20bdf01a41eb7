import type { Bilingual } from '../documents/types.ts';

export const statusField: Bilingual = { zh: '学籍状态', en: 'Student status' };

/** The days of a status in brackets, or nothing when the records give none. Dates are `YYYY-MM-DD`. */
export function periodOf(from: string | null, to: string | null): Bilingual {
  if (from && to) return { zh: `（${from} 至 ${to}）`, en: ` (${from} to ${to})` };
  if (from) return { zh: `（自 ${from} 起）`, en: ` (since ${from})` };
  return { zh: '', en: '' };
}
