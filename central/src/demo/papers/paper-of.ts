import type { OfficeCode, Paper, PaperData } from '@hallway/protocol';
import { demoMoment } from '../records.ts';

/** A record without approval, limit or title. */
export function paperOf(no: string, document: string, data: PaperData): Paper {
  return {
    no,
    document,
    ref: null,
    title: null,
    data,
    approval: null,
    hold: null,
    validFrom: null,
    validUntil: null,
    pickup: null,
  };
}

/** Approved by an office three days before `today`, at ten in the morning. */
export function approvedBy(by: OfficeCode, today: string, copies = 1): Paper['approval'] {
  const at = demoMoment(today).getTime() - 74 * 3_600_000;
  return { approvedAt: new Date(at).toISOString(), copies, by, issues: [] };
}

/** ISO date so many days after another. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
