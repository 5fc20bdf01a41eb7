import type { Bilingual } from '../documents/types.ts';
import { campusDate, validUntil } from './calendar.ts';
import { officeOf, ownerOf, windowOf } from './offices.ts';
import type { Case, RecordFacts, Refusal, Rule } from './types.ts';

/** R12: what needs approval is printed once per approved copy, within so many days, at any kiosk. */
export const R12: Rule = {
  id: 'R12',
  may(about) {
    const { record, used, releaseClass, now } = about;
    if (releaseClass === 'A' && !record?.approval) return refusal(about, notApproved(about));
    if (!record) return null;
    const { validFrom } = record;
    if (validFrom !== null && campusDate(now) < validFrom) return tooEarly(about, validFrom);
    const until = lastDay(about, record);
    if (until !== null && campusDate(now) > until) return refusal(about, tooLate(about, until));
    const { approval } = record;
    return approval && used >= approval.copies ? refusal(about, usedUp(approval.copies)) : null;
  },
  request(about, { copies }) {
    const { record, used } = about;
    if (!record?.approval || copies <= record.approval.copies - used) return null;
    return refusal(about, tooMany(record.approval.copies, record.approval.copies - used));
  },
};

/** Last day on which a record may be printed, `YYYY-MM-DD`; null without end. */
function lastDay({ rules }: Case, record: RecordFacts): string | null {
  const ofApproval = record.approval
    ? validUntil(new Date(record.approval.approvedAt), rules.rules.R12.days)
    : null;
  const ends = [ofApproval, record.validUntil].filter((day) => day !== null);
  return ends.length > 0 ? ends.reduce((first, day) => (day < first ? day : first)) : null;
}

const field = { zh: '审批', en: 'Approval' };

function tooEarly(about: Case, from: string): Refusal {
  return {
    rule: 'R12',
    field,
    value: { zh: `${from} 起有效`, en: `Valid from ${from}` },
    message: {
      zh: '还没有到这份证明可以打印的日期。',
      en: 'The day from which this document may be printed has not come yet.',
    },
    fix: {
      zh: `请在 ${from} 或之后，到任一终端打印。`,
      en: `Print it at any kiosk on ${from} or later.`,
    },
    owner: ownerOf(about, 'R12'),
    next: 'none',
  };
}

interface Found {
  value: Bilingual;
  message: Bilingual;
}

function notApproved({ rules }: Case): Found {
  const { days } = rules.rules.R12;
  return {
    value: { zh: '没有已通过的申请', en: 'No approved application' },
    message: {
      zh: `这份证明需要先申请，审批通过后 ${days} 天内可在任一终端打印。`,
      en: `This document is applied for first; once approved, it can be printed at any kiosk within ${days} days.`,
    },
  };
}

function tooLate({ rules }: Case, until: string): Found {
  const { days } = rules.rules.R12;
  return {
    value: { zh: `${until} 已到期`, en: `Ended on ${until}` },
    message: {
      zh: `这份证明已经过了可以打印的日期；审批通过的证明须在 ${days} 天内打印。`,
      en: `The day until which this document could be printed has passed; what was approved must be printed within ${days} days.`,
    },
  };
}

function tooMany(copies: number, left: number): Found {
  return {
    value: { zh: `还可打印 ${left} / ${copies} 份`, en: `${left} of ${copies} left` },
    message: {
      zh: `批准了 ${copies} 份，还可以打印 ${left} 份。`,
      en: `${copies} copies were approved, and ${left} can still be printed.`,
    },
  };
}

function usedUp(copies: number): Found {
  return {
    value: { zh: `已打印 ${copies} / ${copies} 份`, en: `${copies} of ${copies} printed` },
    message: {
      zh: `审批通过的 ${copies} 份都已经打印。`,
      en:
        copies === 1
          ? 'The one copy that was approved has been printed.'
          : `All ${copies} copies that were approved have been printed.`,
    },
  };
}

function refusal(about: Case, found: Found): Refusal {
  const there = windowOf(officeOf(about, 'R12'));
  return {
    rule: 'R12',
    field,
    ...found,
    fix: {
      zh: `请在网上办事大厅申请，或到${there.zh}申请；通过后回到任一终端即可打印。`,
      en: `Apply in the online service hall or at ${there.en}; once it is approved, print it at any kiosk.`,
    },
    owner: ownerOf(about, 'R12'),
    next: 'apply',
  };
}
