import type { Person } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import type { Outbox } from '../sync/index.ts';
import type { People } from '../people/index.ts';
import type { FaceAnswer, FaceCapture } from '../session/services.ts';
import type { FaceClaim } from '../session/types.ts';
import { consentVersion } from './engine.ts';
import { LockBook } from './lockout.ts';
import { matchFace, templateOf, type FaceTemplate, type Unsure } from './match.ts';
import type { Templates } from './templates.ts';

/** Looks that fail in a row, over all visits, before a claim is locked for a while. */
export const facePolicy = { failures: 6, lockMs: 5 * 60_000 } as const;

export interface FacesDeps {
  store: Store;
  people: People;
  templates: Templates;
  outbox: Outbox;
  now(): number;
  monotonic(): number;
  /** For the log: how a look went, without saying whose. */
  onLook(outcome: 'match' | Unsure, margin: number | null): void;
}

/** Recognition by face among very few, enrolment with consent, and its withdrawal. */
export class Faces {
  readonly #deps: FacesDeps;
  readonly #locks: LockBook;

  constructor(deps: FacesDeps) {
    this.#deps = deps;
    this.#locks = new LockBook(facePolicy, () => deps.monotonic());
  }

  enrolled(person: Person): boolean {
    return this.#deps.templates.has(this.#deps.people.indexOf(person.no));
  }

  /** Whether anybody in question is enrolled here. */
  canMatch(claim: FaceClaim): boolean {
    return this.#inQuestion(claim).some((person) => this.enrolled(person));
  }

  match(claim: FaceClaim, capture: FaceCapture): FaceAnswer {
    const key = this.#lockKey(claim);
    try {
      if (this.#locks.triesLeft(key) <= 0) return { person: null, because: 'locked' };
      const result = this.#among(this.#inQuestion(claim), capture);
      if (result.kind === 'match') {
        this.#deps.onLook('match', result.margin);
        this.#locks.succeeded(key);
        return { person: this.#deps.people.byIndex(result.key), because: null };
      }
      this.#deps.onLook(result.reason, null);
      // Not the person's failing: the template must be made anew, more looks would not help.
      if (result.reason === 'other-engine') return { person: null, because: 'other-engine' };
      if (this.#locks.failed(key) <= 0) this.#tellLocked(claim);
      return { person: null, because: 'unsure' };
    } finally {
      capture.descriptor.fill(0);
    }
  }

  /**
   * Keeps the template of these shots and the consent, and tells central the fact alone, in one transaction.
   *
   * @returns false, with nothing kept, when the shots are not steadily of one face
   */
  enrol(person: Person, shots: FaceCapture[]): boolean {
    const { store, people, templates, outbox } = this.#deps;
    try {
      const template = templateOf(shots);
      if (!template.ok) return false;
      const consentedAt = new Date(this.#deps.now()).toISOString();
      store.transaction(() => {
        templates.put(people.indexOf(person.no), {
          make: template.make,
          descriptor: template.descriptor,
          shots: shots.length,
          consentVersion,
          consentedAt,
        });
        outbox.append('face.enrolled', {
          personNo: person.no,
          consentVersion,
          consentedAt,
          ...template.make,
          shots: shots.length,
        });
      });
      template.descriptor.fill(0);
      return true;
    } finally {
      for (const shot of shots) shot.descriptor.fill(0);
    }
  }

  /** Deletes the template at once and tells central, in one transaction. */
  withdraw(person: Person): void {
    const { store, people, templates, outbox } = this.#deps;
    store.transaction(() => {
      templates.delete(people.indexOf(person.no));
      outbox.append('face.withdrawn', {
        personNo: person.no,
        withdrawnAt: new Date(this.#deps.now()).toISOString(),
      });
    });
  }

  #inQuestion(claim: FaceClaim): Person[] {
    return claim.by === 'card' ? [claim.holder] : this.#deps.people.byLastFour(claim.digits);
  }

  #among(people: Person[], capture: FaceCapture) {
    const candidates: FaceTemplate[] = [];
    for (const person of people) {
      const template = this.#deps.templates.get(this.#deps.people.indexOf(person.no));
      if (template) candidates.push(template);
    }
    try {
      return matchFace(capture, candidates);
    } finally {
      for (const candidate of candidates) candidate.descriptor.fill(0);
    }
  }

  #lockKey(claim: FaceClaim): string {
    return claim.by === 'card' ? this.#deps.people.indexOf(claim.holder.no) : claim.digits;
  }

  /** Central can only be told of one person; digits that several share name nobody. */
  #tellLocked(claim: FaceClaim): void {
    const [person, ...others] = this.#inQuestion(claim).filter((one) => this.enrolled(one));
    if (!person || others.length > 0) return;
    this.#deps.store.transaction(() =>
      this.#deps.outbox.append('credential.locked', {
        personNo: person.no,
        method: 'face',
        failures: facePolicy.failures,
      }),
    );
  }
}
