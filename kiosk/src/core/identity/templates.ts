import type { Person } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import type { FaceMake, FaceTemplate } from './match.ts';

export interface Enrolment {
  make: FaceMake;
  descriptor: readonly number[];
  shots: number;
  consentVersion: string;
  /** ISO time. */
  consentedAt: string;
}

const day = 86_400_000;

interface Row {
  engine: string;
  alignment: string;
  descriptor: Buffer;
}

/** Face templates of this kiosk, sealed at rest and keyed like people; never images, never sent anywhere. */
export class Templates {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  has(noIndex: string): boolean {
    return (
      this.#store.db
        .prepare<[string], number>('SELECT 1 FROM face_template WHERE no_index = ?')
        .pluck()
        .get(noIndex) === 1
    );
  }

  /** Null when this person is not enrolled here. The caller overwrites the descriptor after use. */
  get(noIndex: string): FaceTemplate | null {
    const row = this.#store.db
      .prepare<[string], Row>(
        'SELECT engine, alignment, descriptor FROM face_template WHERE no_index = ?',
      )
      .get(noIndex);
    if (!row) return null;
    const bytes = this.#store.fields.open(descriptorAt(noIndex), row.descriptor);
    const descriptor = Array.from(
      { length: bytes.length / Float32Array.BYTES_PER_ELEMENT },
      (_, index) => bytes.readFloatLE(index * Float32Array.BYTES_PER_ELEMENT),
    );
    bytes.fill(0);
    return { key: noIndex, engine: row.engine, alignment: row.alignment, descriptor };
  }

  /** In the caller's transaction; replaces an earlier template of the same person. */
  put(noIndex: string, enrolment: Enrolment): void {
    const bytes = Buffer.alloc(enrolment.descriptor.length * Float32Array.BYTES_PER_ELEMENT);
    for (const [index, value] of enrolment.descriptor.entries()) {
      bytes.writeFloatLE(value, index * Float32Array.BYTES_PER_ELEMENT);
    }
    this.#store.db
      .prepare(
        `INSERT OR REPLACE INTO face_template
           (no_index, engine, alignment, descriptor, shots, consent_version, consented_at, acknowledged)
         VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
      )
      .run(
        noIndex,
        enrolment.make.engine,
        enrolment.make.alignment,
        this.#store.fields.seal(descriptorAt(noIndex), bytes),
        enrolment.shots,
        enrolment.consentVersion,
        enrolment.consentedAt,
      );
    bytes.fill(0);
  }

  /** In the caller's transaction. @returns whether there was one */
  delete(noIndex: string): boolean {
    return (
      this.#store.db.prepare('DELETE FROM face_template WHERE no_index = ?').run(noIndex).changes >
      0
    );
  }

  /**
   * Follows central's record of a person: gone, or consent taken back elsewhere, deletes the template here. A record
   * older than the enrolment says "no" without meaning it, so a "no" counts only after central has said "yes" once.
   */
  follow(noIndex: string, person: Person | null): void {
    if (person?.credentials.faceConsent) {
      this.#store.db
        .prepare('UPDATE face_template SET acknowledged = 1 WHERE no_index = ?')
        .run(noIndex);
      return;
    }
    this.#store.db
      .prepare('DELETE FROM face_template WHERE no_index = ? AND (acknowledged = 1 OR ?)')
      .run(noIndex, person === null ? 1 : 0);
  }

  /**
   * Deletes templates whose person has been missing from the records for a day. A partition that comes anew leaves
   * everybody missing for a while, so that the first look only takes note.
   *
   * @param now epoch ms
   * @returns how many were deleted
   */
  sweep(now: number): number {
    const { db } = this.#store;
    return this.#store.transaction(() => {
      db.prepare(
        `UPDATE face_template SET missing_since = CASE
           WHEN EXISTS (SELECT 1 FROM person WHERE person.no_index = face_template.no_index) THEN NULL
           ELSE coalesce(missing_since, ?) END`,
      ).run(now);
      return db.prepare('DELETE FROM face_template WHERE missing_since <= ?').run(now - day)
        .changes;
    });
  }
}

function descriptorAt(noIndex: string) {
  return { table: 'face_template', key: noIndex, column: 'descriptor' };
}
