import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Failpoint } from '../../../../../kiosk/src/core/printing/index.ts';
import { expectTrueAccount, fateOf, type Fate } from '../lives/fate.ts';
import type { Victim } from '../lives/life.ts';
import { startLife, type RunningLife } from '../lives/start-life.ts';
import { openKioskStore, quickLimits } from '../support.ts';
import type { Place } from './places/place.ts';
import type { Way } from './ways.ts';

const PAGES = 3;

/** An agent needs a second or two to come back, on a busy machine more: that is not the silence of the printer. */
const limits = { ...quickLimits, unreachableMs: 60_000, cancelMs: 5_000 };

const atRest: readonly string[] = ['delivered', 'ambiguous', 'voided'];

export interface Death {
  victim: Victim;
  at: Failpoint;
  way: Way;
}

export interface DeathOptions {
  /** Folder for the kiosk's store. */
  dir: string;
  compileCache: string;
}

export interface Died {
  fate: Fate;
  /** In one line, as the table has it. */
  end: string;
}

/** Walks the way of a job to its rest; ends early when core dies. */
async function walk(life: RunningLife, issueId: string, { giveUpIn, slip }: Way): Promise<void> {
  if (slip) life.tell({ do: 'print-slip', issueId, slip });
  else life.tell({ do: 'print', issueId, pages: PAGES });
  if (giveUpIn) {
    await life.until(issueId, ({ phase }) => [...giveUpIn, ...atRest].includes(phase));
    life.tell({ do: 'give-up', issueId });
  }
  const rest = await life.until(issueId, ({ phase }) => atRest.includes(phase));
  if (giveUpIn && rest?.phase === 'ambiguous') {
    life.tell({ do: 'answer', issueId, cameOut: true });
    await life.until(issueId, ({ phase }) => phase === 'delivered');
  }
  await life.end();
}

/**
 * One job, one death. Core comes back in a second life; an agent comes back by itself, in the same one. Checks paper and
 * ledger when nothing more can come out.
 */
export async function die(death: Death, place: Place, options: DeathOptions): Promise<Died> {
  const { victim, at, way } = death;
  const { dir, compileCache } = options;
  const issueId = randomUUID();
  const life = { dir, limits, device: place.device };
  const onMeet = async (point: Failpoint): Promise<void> => {
    const deed = way.deeds[point];
    if (deed) await place.do(deed);
  };
  if (way.first) await place.do(way.first);
  const meet = Object.keys(way.deeds) as Failpoint[];
  const meetsPrinter = way.slip !== undefined;
  const first = await startLife(
    { ...life, meet, meetsPrinter, kill: { victim, at } },
    { compileCache, onMeet },
  );
  await walk(first, issueId, way);
  if (victim === 'agent') expect([first.agentKilled, await first.ended]).toEqual([true, null]);
  else {
    expect(await first.ended).toBe('SIGKILL');
    await place.mend();
    // What stood still comes out before the kiosk is back.
    if (way.giveUpIn) await place.untilStill();
    const second = await startLife(life, { compileCache });
    await second.end();
    expect(await second.ended).toBeNull();
  }
  await place.mend();
  await place.untilStill();
  await place.takeBackEmpty();

  const store = openKioskStore(dir);
  const fate = fateOf(store, issueId, place.sheets());
  store.close();
  expectTrueAccount(fate);
  const paper = place.paperOf?.(issueId);
  return { fate, end: paper ? `${endOf(fate)}, ${paper} on paper` : endOf(fate) };
}

/** How a job ended, in one line. */
function endOf({ attempt }: Fate): string {
  if (!attempt) return 'never begun';
  const { state, reason } = attempt;
  if (state === 'DELIVERED') return 'delivered';
  if (state === 'FAILED_CLEAN') return `void: ${reason}`;
  return state === 'AMBIGUOUS' ? `ambiguous: ${reason}` : `answered: ${reason}`;
}
