import { randomUUID } from 'node:crypto';
import { startIppPrinterSimulator, type IppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  failpoints,
  jobName,
  type Failpoint,
  type JobProgress,
} from '../../../../kiosk/src/core/printing/index.ts';
import { fault } from '../../../faults/faults.ts';
import type { Life } from './kill-child.ts';
import { live } from './lives.ts';
import { openKioskStore, outboxEvents, temporaryDir } from './support.ts';

const PAGES = 3;

let home: ReturnType<typeof temporaryDir>;

beforeAll(() => {
  home = temporaryDir();
});

afterAll(() => home.remove());

interface Death {
  does: Life['does'];
  killAt: Failpoint;
  /** Sheets in the tray while the first life runs. */
  sheets: number;
}

/** Faults of the table that are a death at one of these points; after them the paper must be delivered. */
const numbered: Partial<Record<Failpoint, string>> = {
  'before:CREATING': fault(1),
  'before:CREATED': fault(2),
  'after:PRINTING': fault(5),
};

/** Which way leads to each point. */
function wayTo(killAt: Failpoint): Death {
  const write = killAt.split(':')[1] ?? '';
  if (write === 'NOT_CREATED') return { does: 'busy', killAt, sheets: 99 };
  if (write === 'NOT_SENT') return { does: 'unsent', killAt, sheets: 99 };
  if (write === 'FAILED_CLEAN') return { does: 'give-up', killAt, sheets: 0 };
  if (['CANCELING', 'AMBIGUOUS', 'RESOLVED'].includes(write)) {
    return { does: 'give-up', killAt, sheets: 1 };
  }
  return { does: 'print', killAt, sheets: 99 };
}

const terminal = ['issue.delivered', 'issue.ambiguous', 'issue.voided'];

/** What must hold about paper and ledger, however the kiosk died. */
function check(
  dir: string,
  issueId: string,
  simulator: IppPrinterSimulator,
  state: JobProgress | null,
) {
  const name = jobName({ issueId, attempt: 1 });
  const paper = simulator.sheets().filter((sheet) => sheet.jobName === name);
  expect(new Set(paper.map(({ jobUuid }) => jobUuid)).size).toBeLessThanOrEqual(1);
  expect(paper.length).toBeLessThanOrEqual(PAGES);

  const store = openKioskStore(dir);
  const told = outboxEvents(store).map(({ type }) => type);
  const kept = store.db.prepare('SELECT count(*) FROM print_document').pluck().get();
  store.close();
  expect(kept).toBe(0);
  if (!state) {
    expect([paper.length, told.length]).toEqual([0, 0]);
    return;
  }
  expect(told.filter((type) => terminal.includes(type))).toHaveLength(1);
  expect(['delivered', 'ambiguous', 'voided']).toContain(state.phase);
  if (told.includes('issue.delivered')) expect(paper).toHaveLength(PAGES);
  if (told.includes('issue.voided')) expect(paper).toHaveLength(0);
}

describe('kill -9 at every journalled write, then a new start', () => {
  test.concurrent.each(failpoints.map((at) => ({ ...wayTo(at), title: numbered[at] ?? at })))(
    '$title ($does)',
    async ({ does, killAt, sheets }) => {
      const issueId = randomUUID();
      const root = `${home.dir}/${killAt.replace(':', '-')}`;
      const simulator = await startIppPrinterSimulator({ dir: `${root}/printer`, msPerPage: 30 });
      try {
        simulator.loadPaper(sheets);
        const life = { dir: `${root}/kiosk`, uri: simulator.uri, issueId, pages: PAGES };
        const died = await live({ ...life, does, killAt });
        expect(died.signal).toBe('SIGKILL');
        simulator.loadPaper(99);
        const { signal, state } = await live({ ...life, does: 'recover' });
        expect(signal).toBeNull();
        if (numbered[killAt]) expect(state?.phase).toBe('delivered');
        check(life.dir, issueId, simulator, state);
      } finally {
        await simulator.stop();
      }
    },
    60_000,
  );
});
