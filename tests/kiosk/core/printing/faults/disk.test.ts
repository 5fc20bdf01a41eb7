import { cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createIppPrinter, systemClock } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  migrations as healthMigrations,
  probeStore,
} from '../../../../../kiosk/src/core/health/store-probe.ts';
import {
  createJournal,
  createPrinting,
  jobName,
} from '../../../../../kiosk/src/core/printing/index.ts';
import type { Intent } from '../../../../../kiosk/src/core/printing/index.ts';
import { mayMount, smallDisk } from '../../../../peers/small-disk.ts';
import { startLife } from '../lives/start-life.ts';
import {
  intend,
  openKioskStore,
  openOutbox,
  quickLimits,
  somePdf,
  temporaryDir,
  until,
  untilRest,
} from '../support.ts';
import { fault } from '../../../../faults/faults.ts';

let home: ReturnType<typeof temporaryDir>;
beforeEach(() => {
  home = temporaryDir();
});
afterEach(() => home.remove());

describe.skipIf(!mayMount)(`${fault(21)} (needs root for a small disk)`, () => {
  test('before the intent, before the job, and in the middle of it', async () => {
    const disk = smallDisk();
    if (!disk) throw new Error('no disk');
    const simulator = await startIppPrinterSimulator({ dir: `${home.dir}/printer`, msPerPage: 60 });
    const store = openKioskStore(`${disk.dir}/kiosk`);
    for (const { sql } of healthMigrations) store.db.exec(sql);
    const outbox = openOutbox(store);
    const real = createIppPrinter({ uri: simulator.uri, timeoutMs: 1_000 }, systemClock);
    const faults: unknown[] = [];
    const printing = createPrinting({
      store,
      outbox,
      clock: systemClock,
      printer: real,
      limits: { ...quickLimits, backOffMaxMs: 100 },
      onFault: (error) => faults.push(error),
    });
    const journal = createJournal({ store, outbox, clock: systemClock });
    try {
      const content = somePdf(1, 100_000);
      disk.fill();
      const refused: Intent = {
        issueId: crypto.randomUUID(),
        attempt: 1,
        form: 'a4',
        content,
        pages: 1,
        copies: 1,
      };
      expect(() => store.transaction(() => journal.intend(refused))).toThrow(/full/);
      expect(journal.read(refused.issueId)).toBeNull();
      expect(probeStore(store, 1)).toBe(false);

      disk.free();
      expect(probeStore(store, 2)).toBe(true);
      const issueId = intend(store, { pdf: somePdf(3), pages: 3 });
      disk.fill();
      printing.start(issueId);
      await until(printing, issueId, ({ reasons }) => reasons.includes('other'));
      expect(await real.jobs('all')).toEqual([]);
      expect(journal.read(issueId)?.state).toBe('INTENT');

      disk.free();
      await until(printing, issueId, ({ sheetsOut }) => sheetsOut >= 1);
      disk.fill();
      const before = faults.length;
      await expect.poll(() => faults.length).toBeGreaterThan(before);
      disk.free();
      expect(await untilRest(printing, issueId)).toMatchObject({ phase: 'delivered' });
      expect(simulator.sheets()).toHaveLength(3);
      expect(await real.jobs('all')).toHaveLength(1);
    } finally {
      await printing.stop();
      store.close();
      await simulator.stop();
      disk.remove();
    }
  });
});

/** Octets of the header of SQLite's write-ahead log, and of the header of each of its frames before a page. */
const WAL_HEADER = 32;
const FRAME = 24 + 4096;
const PAGES = 3;

/** Numbers of the frames that end a transaction (https://sqlite.org/fileformat2.html#the_write_ahead_log). */
function commits(wal: Buffer): number[] {
  const frames = Math.floor((wal.length - WAL_HEADER) / FRAME);
  return Array.from({ length: frames }, (_, i) => i).filter(
    (i) => wal.readUInt32BE(WAL_HEADER + i * FRAME + 4) !== 0,
  );
}

describe(fault(22), () => {
  test('after every commit, in the middle of a page, and with a page that rotted', async () => {
    const simulator = await startIppPrinterSimulator({ dir: `${home.dir}/printer`, msPerPage: 30 });
    const kiosk = `${home.dir}/kiosk`;
    const store = openKioskStore(kiosk);
    const issueId = intend(store, { pages: PAGES });
    // Closing empties the log: what follows is only the way of the paper.
    store.close();
    const { uri } = simulator;
    const life = await startLife(
      {
        dir: kiosk,
        device: { id: 'a4', kind: 'printer', driver: 'ipp', options: { uri } },
        limits: { ...quickLimits, unreachableMs: 60_000 },
        kill: { victim: 'core', at: 'after:DELIVERED' },
      },
      { compileCache: `${home.dir}/compiled` },
    );
    expect(await life.ended).toBe('SIGKILL');
    const wal = readFileSync(`${kiosk}/kiosk.db-wal`);
    const ends = commits(wal);
    expect(ends.length).toBeGreaterThan(5);

    const damages: ((file: string) => void)[] = [
      () => undefined,
      ...ends.flatMap((end) => {
        const whole = WAL_HEADER + (end + 1) * FRAME;
        return [whole, whole - 1_000].map((octets) => (file: string) => truncateSync(file, octets));
      }),
      (file) => truncateSync(file, 0),
      (file) => {
        const rotten = Buffer.from(wal);
        rotten.fill(0x55, WAL_HEADER + 2 * FRAME + 500, WAL_HEADER + 2 * FRAME + 900);
        writeFileSync(file, rotten);
      },
    ];
    const found: Record<string, number> = {};
    for (const [i, damage] of damages.entries()) {
      const dir = `${home.dir}/copy-${i}`;
      mkdirSync(dir);
      cpSync(kiosk, dir, { recursive: true });
      damage(`${dir}/kiosk.db-wal`);
      const copy = openKioskStore(dir);
      const printing = createPrinting({
        store: copy,
        outbox: openOutbox(copy),
        printer: createIppPrinter({ uri: simulator.uri, timeoutMs: 1_000 }, systemClock),
        clock: systemClock,
        limits: { ...quickLimits, settleMs: 50 },
      });
      await printing.recover();
      const { phase } = await untilRest(printing, issueId);
      found[phase] = (found[phase] ?? 0) + 1;
      await printing.stop();
      copy.close();
    }
    // Whatever was forgotten: the one set stays the only one, and nobody says that there is none.
    expect(found['voided']).toBeUndefined();
    expect(found['delivered']).toBeGreaterThan(0);
    expect(found['ambiguous']).toBeGreaterThan(0);
    const sheets = simulator.sheets();
    expect(sheets.map((sheet) => sheet.jobName)).toEqual(
      Array.from({ length: PAGES }, () => jobName({ issueId, attempt: 1 })),
    );
    await simulator.stop();
  });
});
