import { defaultRuleSet, ruleSetSchema, type RuleSet } from '@hallway/certificates/rules';
import { rulesKey, type Op } from '@hallway/protocol';
import type { Store } from '../store/index.ts';
import type { FeedTarget } from '../sync/index.ts';
import type { Skipped } from './skipped.ts';

/** How the university decides over its documents: record `rules` of partition `config`. */
export class Rules implements FeedTarget {
  readonly #store: Store;
  readonly #skipped: Skipped;
  /** Read once; undefined when it must be read again. */
  #current: RuleSet | undefined;

  constructor(options: { store: Store; skipped: Skipped }) {
    this.#store = options.store;
    this.#skipped = options.skipped;
  }

  /** The rules this release came with, until central has told them in a form that it understands. */
  current(): RuleSet {
    this.#current ??= this.#read();
    return this.#current;
  }

  #read(): RuleSet {
    const body = this.#store.db.prepare<[], string>('SELECT body FROM rule_set').pluck().get();
    if (body === undefined) return defaultRuleSet;
    return ruleSetSchema.safeParse(JSON.parse(body)).data ?? defaultRuleSet;
  }

  accepts(part: string): boolean {
    return part === 'config';
  }

  /** A rule set that cannot be understood changes nothing: the one before it goes on. */
  apply(part: string, op: Op): void {
    if (op.key !== rulesKey) return;
    if (op.op === 'del') {
      this.reset();
      return;
    }
    const rules = ruleSetSchema.safeParse(op.data);
    if (!rules.success) {
      this.#skipped.add(part);
      return;
    }
    this.#current = undefined;
    this.#store.db
      .prepare('INSERT OR REPLACE INTO rule_set (only, body) VALUES (1, ?)')
      .run(JSON.stringify(rules.data));
  }

  reset(): void {
    this.#current = undefined;
    this.#store.db.exec('DELETE FROM rule_set');
  }
}
