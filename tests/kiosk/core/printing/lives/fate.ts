import { systemClock } from '@hallway/device-drivers';
import { expect } from 'vitest';
import {
  createJournal,
  jobName,
  sheetsOf,
  type Attempt,
} from '../../../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../../../kiosk/src/core/store/index.ts';
import { journalOf } from '../stand.ts';
import { openOutbox, outboxEvents } from '../support.ts';
import { explains } from './explains.ts';

/** A sheet in the paper log of any peer. */
export interface LoggedSheet {
  jobName: string;
  jobUuid: string;
}

/** A job when its life is over: what lies in the tray, what was written and what was told. */
export interface Fate {
  /** Null when it was never intended. */
  attempt: Attempt | null;
  /** Job uuids of the sheets that came out under its name. */
  paper: string[];
  journalled: string[];
  /** Types of the events about it that wait for central. */
  told: string[];
  /** Documents of it that are still kept. */
  documents: number;
}

export function fateOf(store: Store, issueId: string, sheets: readonly LoggedSheet[]): Fate {
  const name = jobName({ issueId, attempt: 1 });
  return {
    attempt: createJournal({ store, outbox: openOutbox(store), clock: systemClock }).read(issueId),
    paper: sheets.filter((sheet) => sheet.jobName === name).map(({ jobUuid }) => jobUuid),
    journalled: journalOf(store, issueId),
    told: outboxEvents(store)
      .filter(({ body }) => (body as { issueId: string }).issueId === issueId)
      .map(({ type }) => type),
    documents: Number(
      store.db
        .prepare<[string], number>('SELECT count(*) FROM print_document WHERE issue_id = ?')
        .pluck()
        .get(issueId),
    ),
  };
}

const times = (types: readonly string[], type: string): number =>
  types.filter((each) => each === type).length;

const terminal: readonly string[] = ['issue.delivered', 'issue.ambiguous', 'issue.voided'];

/** What must hold about paper and ledger, whatever was done to printer and kiosk. */
export function expectTrueAccount(fate: Fate): void {
  const { attempt, paper, journalled, told, documents } = fate;
  const about = JSON.stringify(fate);
  const sheets = attempt ? sheetsOf(attempt) : 0;
  expect(new Set(paper).size, `sheets of one job at most: ${about}`).toBeLessThanOrEqual(1);
  expect(paper.length, `no sheet too many: ${about}`).toBeLessThanOrEqual(sheets);
  expect(documents, `documents are erased: ${about}`).toBe(0);
  if (!attempt) return expect(told, 'nothing is told of what never was').toEqual([]);

  const word = told.filter((type) => terminal.includes(type));
  expect(word, `told once: ${about}`).toHaveLength(1);
  const sent = times(journalled, 'SENDING') - times(journalled, 'NOT_SENT');
  expect(sent, `sent once at most: ${about}`).toBeLessThanOrEqual(1);
  if (word[0] === 'issue.delivered') expect(paper, about).toHaveLength(sheets);
  if (word[0] === 'issue.voided') expect(paper, about).toHaveLength(0);
  if (word[0] === 'issue.ambiguous') {
    expect(explains(fate), `${attempt.reason} names what is missing: ${about}`).toBe(true);
  }
}
