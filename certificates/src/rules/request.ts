import { purposes } from '../documents/purposes.ts';
import type { DocumentCode } from '../documents/types.ts';
import { offices } from './offices.ts';
import { quota } from './quota.ts';
import type { Refusal } from './types.ts';

/** What the person asked for. Taken as it came, so both fields may hold anything. */
export interface Request {
  purpose: string | null;
  copies: number;
}

/**
 * Checks a request against R09 (copies per job) and R10 (purpose).
 *
 * @param copiesLeft from the entitlement
 * @returns the refusal to show, or null when the request stands
 */
export function checkRequest(
  _document: DocumentCode,
  request: Request,
  copiesLeft: number,
): Refusal | null {
  if (!purposes.some((purpose) => purpose.code === request.purpose)) return purposeMissing();
  const most = Math.min(quota.perJob, copiesLeft);
  const valid = Number.isInteger(request.copies) && request.copies >= 1 && request.copies <= most;
  return valid ? null : copiesOutOfRange(request.copies, most);
}

function purposeMissing(): Refusal {
  return {
    rule: 'R10',
    field: { zh: '用途', en: 'Purpose' },
    value: { zh: '未选择', en: 'Not chosen' },
    message: {
      zh: '开具证明前需要选择用途，用途会印在证明上并决定有效期。',
      en: 'Choose what the certificate is for; it is printed on the paper and decides how long it is valid.',
    },
    fix: { zh: '请从列表中选择一个用途。', en: 'Pick one purpose from the list.' },
    owner: offices.registrar,
    next: 'none',
  };
}

function copiesOutOfRange(copies: number, most: number): Refusal {
  const shown = Number.isInteger(copies) ? String(copies) : '—';
  return {
    rule: 'R09',
    field: { zh: '打印份数', en: 'Number of copies' },
    value: { zh: `${shown} 份`, en: shown },
    message: {
      zh: `这一次可以打印 1 到 ${most} 份。`,
      en:
        most === 1
          ? 'You can print 1 copy this time.'
          : `You can print 1 to ${most} copies this time.`,
    },
    fix: { zh: '请调整份数后再确认。', en: 'Change the number of copies and confirm again.' },
    owner: offices.registrar,
    next: 'none',
  };
}
