import { signStatusList, STATUS_LIST_MIN, type StatementSigner } from '@hallway/certificates';
import type { StatusListRecord } from '@hallway/protocol';
import type { Database } from '../db/index.ts';
import { worthless, worthlessTopic, type IssuanceTables } from '../issuance/index.ts';
import { publish, type Log } from '../sync/index.ts';

/** A verifier that can should ask again after this. */
const TTL_MS = 60_000;
/** As long as a kiosk may go on without central (rule R14): an older list says nothing about a paper that it leaves out. */
const VALID_MS = 24 * 60 * 60_000;
/** Kiosks hear of every revocation at once; without any, this is how old their list grows. */
const TELL_KIOSKS_MS = 60 * 60_000;

/** The signed list of papers that count for nothing, kept fresh. */
export interface PublishedStatusList {
  /** A `BitstringStatusListCredential` as compact JWS, at most a minute old. */
  current(): string;
  stop(): Promise<void>;
}

export interface StatusListDeps {
  db: Database;
  signer: StatementSigner;
  /** Address the list is published at. */
  id: string;
  /** URI of the university. */
  issuer: string;
  log: Log;
  now: () => number;
}

/**
 * Signs the list of what the register holds now, and again with every paper that is taken back: verifiers get it by
 * HTTP, kiosks by partition `revoke`.
 */
export async function openStatusList(deps: StatusListDeps): Promise<PublishedStatusList> {
  const { db, signer, id, issuer, log, now } = deps;
  const query = db.query.$extendTables<IssuanceTables>();
  let text = '';
  let toldAt = 0;

  /** What the list says: read on the spot, so that nothing comes between the two numbers. */
  function facts(): { length: number; revoked: number[] } {
    return db.read((tx) => {
      const revoked = tx
        .all(query.selectFrom('issue').select('status_index').where('status', 'in', worthless))
        .map((row) => row.status_index);
      const highest = tx.first(
        query.selectFrom('issue').select((e) => e.fn.max('status_index').as('index')),
      );
      const segments = Math.floor((highest?.index ?? 0) / STATUS_LIST_MIN) + 1;
      return { length: segments * STATUS_LIST_MIN, revoked };
    });
  }

  async function sign(tell: boolean): Promise<void> {
    const at = now();
    const list = {
      id,
      issuer,
      validFrom: new Date(at).toISOString(),
      validUntil: new Date(at + VALID_MS).toISOString(),
      ttl: TTL_MS,
      ...facts(),
    };
    text = await signStatusList(list, signer);
    if (!tell && at - toldAt < TELL_KIOSKS_MS) return;
    const record: StatusListRecord = { signed: text };
    db.write((tx) => publish(tx, 'revoke', 'put', 'status', record));
    toldAt = at;
  }

  /** One after the other; what changes while one is signed is in the next. */
  let last: Promise<void> = Promise.resolve();
  let waiting = false;
  /** Whether what waits is to be told to kiosks at once: a revocation may come while a routine renewal waits. */
  let telling = false;
  function soon(tell: boolean): void {
    telling ||= tell;
    if (waiting) return;
    waiting = true;
    last = last
      .then(() => {
        const atOnce = telling;
        waiting = false;
        telling = false;
        return sign(atOnce);
      })
      .catch((error: unknown) => log.error({ err: error }, 'status list not signed'));
  }

  await sign(true);
  const deaf = db.onCommit((topics) => {
    if (topics.has(worthlessTopic)) soon(true);
  });
  const clock = setInterval(() => soon(false), TTL_MS).unref();
  return {
    current: () => text,
    async stop() {
      clearInterval(clock);
      deaf();
      await last;
    },
  };
}
