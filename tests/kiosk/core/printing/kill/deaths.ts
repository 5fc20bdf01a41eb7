import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failpoints, type Failpoint } from '../../../../../kiosk/src/core/printing/index.ts';
import type { Victim } from '../lives/life.ts';
import { temporaryDir } from '../support.ts';
import { die } from './death.ts';
import { endAt } from './ends.ts';
import type { Place } from './places/place.ts';
import { Pool } from './pool.ts';
import { ways, writeAt, type PeerName, type Way } from './ways.ts';

/** Printers beside each other; a life waits more than it works. */
const PLACES = 4;
/** Of one death, its turn included. */
const TIMEOUT_MS = 300_000;

export interface Deaths {
  peer: PeerName;
  open: (dir: string, name: string) => Promise<Place>;
  /** Points at which each dies; every point that can be reached when absent. */
  only?: Partial<Record<Victim, readonly Failpoint[]>>;
  /** Title of the test of a death that is also a fault of the table. */
  titles?: Partial<Record<Failpoint, string>>;
}

/**
 * Where the agent's death can change what happens. Every other one dies before the simulator in each run, and before the
 * peers of others in the long run.
 */
const agentPoints: readonly Failpoint[] = [
  'after:CREATING',
  'before:CREATED',
  'after:SENDING',
  'before:SENT',
  'after:SENT',
  'after:CANCELING',
];

/** The deaths before a printer that is not ours. */
export const peerDeaths: Partial<Record<Victim, readonly Failpoint[]>> = process.env['HALLWAY_LONG']
  ? {}
  : { agent: agentPoints };

/** The deaths of a slip. Those of which another end could come of another fault; the others in the long run. */
export const slipDeaths: Partial<Record<Victim, readonly Failpoint[]>> = process.env['HALLWAY_LONG']
  ? {}
  : {
      core: ['after:SENDING', 'before:DELIVERED', 'before:FAILED_CLEAN'],
      agent: ['after:NOT_SENT', 'before:FAILED_CLEAN'],
    };

/** Points that can be reached at a peer, each with its way. */
export function reachable(peer: PeerName): { at: Failpoint; way: Way }[] {
  return failpoints.flatMap((at) => {
    const way = ways[peer][writeAt(at)];
    return typeof way === 'string' ? [] : [{ at, way }];
  });
}

/** One test for each victim and point: it dies there, and paper and ledger agree in the one end that must follow. */
export function testDeaths({ peer, open, only = {}, titles = {} }: Deaths): void {
  const places: Place[] = [];
  let home: ReturnType<typeof temporaryDir>;
  let pool: Pool<Place>;

  beforeAll(async () => {
    home = temporaryDir();
    for (let i = 0; i < PLACES; i += 1) {
      places.push(await open(`${home.dir}/place-${i}`, `Hallway place ${i}`));
    }
    pool = new Pool(places);
  });

  afterAll(async () => {
    for (const place of places) await place.close();
    home.remove();
  });

  describe.each(['core', 'agent'] as const)(`kill -9 of %s before ${peer}`, (victim) => {
    const points = reachable(peer).filter(({ at }) => only[victim]?.includes(at) ?? true);
    const cases = points.map(({ at, way }) => {
      const end = endAt(peer, victim, at);
      const title = (victim === 'core' && titles[at]) || at;
      return { at, way, end, title };
    });
    test.concurrent.each(cases)(
      '$title → $end',
      async ({ at, way, end }) => {
        const options = {
          dir: `${home.dir}/${victim}-${at.replace(':', '-')}`,
          compileCache: `${home.dir}/compiled`,
        };
        const died = await pool.lend((place) => die({ victim, at, way }, place, options));
        expect(died.end, died.fate.journalled.join(' ')).toBe(end);
      },
      TIMEOUT_MS,
    );
  });
}
