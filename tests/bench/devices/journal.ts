import { randomUUID } from 'node:crypto';
import { systemClock } from '@hallway/device-drivers';
import { createJournal } from '../../../kiosk/src/core/printing/index.ts';
import type { JournalEvent } from '../../../kiosk/src/core/printing/index.ts';
import type { Store } from '../../../kiosk/src/core/store/index.ts';
import { openStand } from '../../kiosk/core/printing/stand.ts';
import { intend, openOutbox, somePdf, untilRest } from '../../kiosk/core/printing/support.ts';
import { costOf, medians, ratio } from './measure.ts';
import type { Cost } from './measure.ts';

const RUNS = 40;
/** A certificate of one page, sealed. */
const PDF_OCTETS = 100_000;

type Step = Exclude<JournalEvent, { type: 'INTENT' }>;

/**
 * All that the journal writes for one straight job, in a real store with synchronous=FULL, against as many bare commits
 * of one short row into the same database, in turns.
 */
export async function journalCost(): Promise<object> {
  const stand = await openStand();
  try {
    const { store } = stand;
    const printing = stand.openPrinting();
    const issueId = intend(store);
    printing.start(issueId);
    await untilRest(printing, issueId);
    const steps = stepsOf(store, issueId);
    store.db.exec('CREATE TABLE bare (octets TEXT NOT NULL) STRICT');
    const ours: Cost[] = [];
    const bare: Cost[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const our = await costOf(() => writeJob(store, steps));
      const their = await costOf(() => commitBare(store, steps.length + 1));
      // The first run pays for loading code.
      if (run === 0) continue;
      ours.push(our);
      bare.push(their);
    }
    const [job, commits] = [medians(ours), medians(bare)];
    return {
      runs: RUNS,
      steps: ['INTENT', ...steps.map(({ type }) => type)],
      job,
      bareCommits: commits,
      wallRatio: ratio(job.wallMs, commits.wallMs),
      cpuRatio: ratio(job.cpuMs, commits.cpuMs),
    };
  } finally {
    await stand.close();
  }
}

/** What the journal was told of an issue after its intent, in the order of writing. */
function stepsOf(store: Store, issueId: string): Step[] {
  return store.db
    .prepare<[string], { type: string; detail: string }>(
      'SELECT type, detail FROM print_event WHERE issue_id = ? ORDER BY seq',
    )
    .all(issueId)
    .slice(1)
    .map(({ type, detail }) => ({ type, ...(JSON.parse(detail) as object) }) as Step);
}

function writeJob(store: Store, steps: readonly Step[]): void {
  const journal = createJournal({ store, outbox: openOutbox(store), clock: systemClock });
  const content = somePdf(1, PDF_OCTETS);
  const intent = {
    issueId: randomUUID(),
    attempt: 1,
    form: 'a4' as const,
    content,
    pages: 1,
    copies: 1,
  };
  let attempt = store.transaction(() => journal.intend(intent));
  for (const step of steps) attempt = journal.record(attempt, step);
}

function commitBare(store: Store, commits: number): void {
  const insert = store.db.prepare('INSERT INTO bare (octets) VALUES (?)');
  for (let at = 0; at < commits; at++) store.transaction(() => insert.run('x'.repeat(100)));
}
