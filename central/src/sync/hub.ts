import type { Welcome } from '@hallway/protocol';
import type { Database } from '../db/index.ts';
import { headOf } from './feed.ts';
import type { Connections, KioskSession } from './session.ts';
import { kioskOf, partOf } from './topics.ts';
import type { KioskDirectory, Log } from './types.ts';

/** Kiosks that central can take back within a second after a restart. */
const admissionsPerSecond = 400;
const shortestWindowMs = 2_000;

/** The live connections: one a kiosk, poked when something they may see has changed. */
export class Hub implements Connections {
  readonly #db: Database;
  readonly #directory: KioskDirectory;
  readonly #log: Log;
  readonly #sessions = new Map<string, KioskSession>();
  readonly #stopListening: () => void;

  constructor(db: Database, directory: KioskDirectory, log: Log) {
    this.#db = db;
    this.#directory = directory;
    this.#log = log;
    this.#stopListening = db.onCommit((topics) => {
      for (const topic of topics) this.#committed(topic);
    });
  }

  /** A kiosk has proven itself. The newer connection wins: the older one is most likely a dead socket. */
  join(session: KioskSession): void {
    if (!session.kiosk) return;
    const { kioskId } = session.kiosk;
    const older = this.#sessions.get(kioskId);
    this.#sessions.set(kioskId, session);
    if (older) {
      this.#log.info({ kioskId }, 'a newer connection replaces the older one');
      older.close();
    }
    this.#log.info({ kioskId }, 'kiosk connected');
  }

  leave(session: KioskSession): void {
    const kioskId = session.kiosk?.kioskId;
    if (kioskId === undefined || this.#sessions.get(kioskId) !== session) return;
    this.#sessions.delete(kioskId);
    this.#log.info({ kioskId }, 'kiosk disconnected');
  }

  connected(): string[] {
    return [...this.#sessions.keys()].toSorted();
  }

  /** Grows with the fleet. */
  reconnectWindow(): Welcome['reconnect'] {
    const spread = Math.ceil((this.#sessions.size / admissionsPerSecond) * 1_000);
    return { minMs: 100, maxMs: Math.max(shortestWindowMs, spread) };
  }

  close(): void {
    this.#stopListening();
    for (const session of this.#sessions.values()) session.close();
  }

  #committed(topic: string): void {
    const part = partOf(topic);
    if (part !== null) {
      const head = headOf(this.#db, part);
      for (const session of this.#sessions.values()) session.poke(part, head);
    }
    const kioskId = kioskOf(topic);
    if (kioskId !== null) this.#recheck(kioskId);
  }

  /** A kiosk whose key or campus is no longer the one it proved must come again. */
  #recheck(kioskId: string): void {
    const session = this.#sessions.get(kioskId);
    const known = this.#directory.get(kioskId);
    if (!session?.kiosk) return;
    if (known?.keyId === session.kiosk.keyId && known.campus === session.kiosk.campus) return;
    this.#log.warn({ kioskId }, 'kiosk was changed or revoked, connection closed');
    session.close();
  }
}
