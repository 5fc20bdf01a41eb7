import {
  entitlement,
  type Entitlement,
  type Question,
  type Usage,
} from '@hallway/certificates/rules';
import type { Paper, Person } from '@hallway/protocol';
import type { Catalogue } from '../catalogue/index.ts';
import type { Reader } from '../db/index.ts';
import type { Papers } from '../papers/index.ts';
import type { People } from '../people/index.ts';
import type { Rules } from './rules.ts';

/** Which document, of whom. */
export interface Asked {
  no: string;
  document: string;
  /** Of the paper. */
  language: 'zh' | 'en';
  /** Which of several records; null where there is one, or none is needed. */
  ref: string | null;
}

export interface Entitlements {
  /**
   * May this person have this document now? The answer kiosks give too, from what central knows.
   *
   * @returns `not-offered`: no such document or person, not in this language, not for people of this role, or there is
   *   nothing on record that it could state
   */
  answer(tx: Reader, asked: Asked, now: Date): Entitlement | 'not-offered';
  /** What the rules are asked for that answer; null where nothing is offered. */
  question(tx: Reader, asked: Asked, now: Date): Question | null;
}

export interface EntitlementDeps {
  rules: Rules;
  catalogue: Catalogue;
  people: People;
  papers: Papers;
  /** Copies of a document this person was issued. */
  usage: (tx: Reader, person: Person, document: string, now: Date) => Usage;
}

export function createEntitlements(deps: EntitlementDeps): Entitlements {
  const { rules, catalogue, people, papers, usage } = deps;

  function question(
    tx: Reader,
    { no, document, language, ref }: Asked,
    now: Date,
  ): Question | null {
    const entry = catalogue.document(tx, document);
    const person = people.get(tx, no);
    if (!entry?.enabled || !person) return null;
    const record = entry.needsRecord ? papers.get(tx, { no, document, ref }) : null;
    if (
      !entry.languages.includes(language) ||
      !entry.audience.includes(person.role) ||
      (entry.needsRecord && !record && entry.releaseClass === 'P')
    ) {
      return null;
    }
    return {
      document,
      language,
      releaseClass: entry.releaseClass,
      standing: person,
      usage: usage(tx, person, document, now),
      record,
      used: copiesOn(record),
      now,
    };
  }

  return {
    question,
    answer(tx, asked, now) {
      const about = question(tx, asked, now);
      return about ? entitlement(rules.current(tx), about) : 'not-offered';
    },
  };
}

/** Copies that were issued on the approval of a record. */
function copiesOn(record: Paper | null): number {
  return (record?.approval?.issues ?? []).reduce((sum, { copies }) => sum + copies, 0);
}
