import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@hallway/device-drivers';
import { migrations as claimMigrations } from '../../../../kiosk/src/core/claims/index.ts';
import {
  createJournal,
  migrations as printingMigrations,
  printingLimits,
  type JobProgress,
  type Printing,
  type PrintingLimits,
} from '../../../../kiosk/src/core/printing/index.ts';
import { migrations as issuingMigrations } from '../../../../kiosk/src/core/issuing/migrations.ts';
import { openStore, type Store } from '../../../../kiosk/src/core/store/index.ts';
import { DurableOutbox } from '../../../../kiosk/src/core/sync/outbox.ts';
import { migrations as syncMigrations } from '../../../../kiosk/src/core/sync/migrations.ts';

/** The product's proportions at a tenth of its durations. */
export const quickLimits: PrintingLimits = {
  ...printingLimits,
  quickPollMs: 20,
  quickForMs: 500,
  pollMs: 50,
  backOffMs: 30,
  backOffMaxMs: 200,
  settleMs: 250,
  heldMs: 150,
  unreachableMs: 1_500,
  cancelMs: 3_000,
};

/** A fresh folder that goes with the test. */
export function temporaryDir(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'hallway-printing-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The kiosk's real store with the tables of every room that takes part. */
export function openKioskStore(dir: string): Store {
  return openStore(
    dir,
    [syncMigrations, issuingMigrations, printingMigrations, claimMigrations].flat(),
  );
}

export function openOutbox(store: Store): DurableOutbox {
  return new DurableOutbox(store, Date.now, randomBytes, () => undefined);
}

/** A small PDF of so many empty A4 pages. */
export function somePdf(pages: number, padding = 0): Uint8Array {
  const kids = Array.from({ length: pages }, (_, i) => `${i + 3} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from(
      { length: pages },
      () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ),
  ];
  let text = `%PDF-1.4\n%${'x'.repeat(padding)}\n`;
  const entries = objects.map((object, i) => {
    const entry = `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return entry;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Writes the intent to print something, as issuing does. */
export function intend(
  store: Store,
  job: { pdf?: Uint8Array; pages?: number; copies?: number; issueId?: string } = {},
): string {
  const { pages = 1, copies = 1, issueId = randomUUID() } = job;
  const content = job.pdf ?? somePdf(pages);
  const journal = createJournal({ store, outbox: openOutbox(store), clock: systemClock });
  store.transaction(() =>
    journal.intend({ issueId, attempt: 1, form: 'a4', content, pages, copies }),
  );
  return issueId;
}

/** Resolves with the first progress of the issue that the test accepts; looks at the present first. */
export function until(
  printing: Printing,
  issueId: string,
  accept: (progress: JobProgress) => boolean,
): Promise<JobProgress> {
  return new Promise((resolve) => {
    const present = printing.state(issueId);
    if (present && accept(present)) {
      resolve(present);
      return;
    }
    const end = printing.on((progress) => {
      if (progress.issueId !== issueId || !accept(progress)) return;
      end();
      resolve(progress);
    });
  });
}

export function untilRest(printing: Printing, issueId: string): Promise<JobProgress> {
  return until(printing, issueId, ({ phase }) =>
    ['delivered', 'ambiguous', 'voided'].includes(phase),
  );
}

/** Types and bodies of the events waiting for central, oldest first. */
export function outboxEvents(store: Store): { type: string; body: unknown }[] {
  return openOutbox(store)
    .batchAfter(0, { maxEvents: 1000, maxBytes: 10_000_000 })
    .map(({ type, body }) => ({ type, body }));
}
