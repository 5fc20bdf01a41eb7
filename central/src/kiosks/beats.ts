import { beatSchema, type Beat } from '@hallway/protocol';
import type { Database } from '../db/index.ts';
import type { KioskTables } from './tables.ts';

/** A kiosk is late, then offline, when no beat came for this long (ms). Kiosks beat every 15 s. */
export const lateAfterMs = 45_000;
export const offlineAfterMs = 90_000;

/** What central knows of a kiosk's presence; from beats alone, by the time central received them. */
export interface KioskPresence {
  kioskId: string;
  state: 'online' | 'late' | 'offline';
  /** Online: since when without a gap. Otherwise: when the last beat came. Null when none ever came. */
  since: string | null;
  lastBeatAt: string | null;
  beat: Beat | null;
}

export interface Beats {
  /** Takes the latest beat of a kiosk; an older one is forgotten. */
  record(kioskId: string, beat: Beat): void;
  /** Presence of every registered kiosk now, by kiosk id. */
  presence(): KioskPresence[];
  onBeat(listener: (presence: KioskPresence) => void): () => void;
}

type BeatRow = KioskTables['kiosk_beat'];

export function createBeats(db: Database, now: () => number = Date.now): Beats {
  const query = db.query.$extendTables<KioskTables>();
  const listeners = new Set<(presence: KioskPresence) => void>();
  return {
    record(kioskId, beat) {
      const row = db.write((tx) => {
        const last = tx.first(
          query.selectFrom('kiosk_beat').selectAll().where('kiosk_id', '=', kioskId),
        );
        const next = nextRow(last, kioskId, beat, now());
        tx.run(
          query
            .insertInto('kiosk_beat')
            .values(next)
            .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet(next)),
        );
        return next;
      });
      const presence = presenceOf(kioskId, row, now());
      for (const listener of listeners) listener(presence);
    },
    presence() {
      const rows = db.read((tx) =>
        tx.all(
          query
            .selectFrom('kiosk')
            .leftJoin('kiosk_beat', 'kiosk_beat.kiosk_id', 'kiosk.kiosk_id')
            .select(['kiosk.kiosk_id as kiosk_id', 'received_at', 'online_since', 'beat'])
            .orderBy('kiosk.kiosk_id'),
        ),
      );
      const at = now();
      return rows.map(({ kiosk_id, received_at, online_since, beat }) => {
        const row =
          received_at && online_since && beat
            ? { kiosk_id, received_at, online_since, beat }
            : null;
        return presenceOf(kiosk_id, row, at);
      });
    },
    onBeat(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function nextRow(last: BeatRow | undefined, kioskId: string, beat: Beat, at: number): BeatRow {
  const receivedAt = new Date(at).toISOString();
  const unbroken = last !== undefined && at - Date.parse(last.received_at) <= offlineAfterMs;
  return {
    kiosk_id: kioskId,
    received_at: receivedAt,
    online_since: unbroken ? last.online_since : receivedAt,
    beat: JSON.stringify(beat),
  };
}

function presenceOf(kioskId: string, row: BeatRow | null, at: number): KioskPresence {
  if (!row) return { kioskId, state: 'offline', since: null, lastBeatAt: null, beat: null };
  const state = stateAfter(at - Date.parse(row.received_at));
  const parsed = beatSchema.safeParse(JSON.parse(row.beat));
  return {
    kioskId,
    state,
    since: state === 'online' ? row.online_since : row.received_at,
    lastBeatAt: row.received_at,
    beat: parsed.success ? parsed.data : null,
  };
}

function stateAfter(silenceMs: number): KioskPresence['state'] {
  if (silenceMs > offlineAfterMs) return 'offline';
  return silenceMs > lateAfterMs ? 'late' : 'online';
}
