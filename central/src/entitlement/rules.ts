import { defaultRuleSet, ruleSetSchema, type RuleSet } from '@hallway/certificates/rules';
import { rulesKey } from '@hallway/protocol';
import type { Database, Reader, Tx } from '../db/index.ts';
import { publish } from '../sync/index.ts';
import type { RuleTables } from './migrations.ts';

/** One version of the rules; `by` is null for the one that came with the release. */
export interface RuleChange {
  rules: RuleSet;
  by: string | null;
  at: string;
}

/** The rules of the university: kept in every version, the newest published to every kiosk. */
export interface Rules {
  current(tx: Reader): RuleSet;
  /**
   * Replaces the rule set, in the caller's transaction. Its version must be the next one, so that of two people who
   * change it at the same time the second one hears of the first.
   *
   * @returns whether it was the next one; nothing has changed otherwise
   */
  put(tx: Tx, rules: RuleSet, by: { staffNo: string; at: string }): boolean;
  /** Every version there was, newest first, at most so many. */
  history(tx: Reader, limit: number): RuleChange[];
}

/** Opens the rules; a central that has none begins with those of the release. @param now epoch ms */
export function createRules(db: Database, now: () => number): Rules {
  const query = db.query.$extendTables<RuleTables>();

  function newest(tx: Reader): RuleSet | null {
    const row = tx.first(
      query.selectFrom('rule_set').select('body').orderBy('version', 'desc').limit(1),
    );
    return row ? ruleSetSchema.parse(JSON.parse(row.body)) : null;
  }

  function store(tx: Tx, rules: RuleSet, by: string | null, at: string): void {
    const { version } = rules;
    const body = JSON.stringify(rules);
    tx.run(query.insertInto('rule_set').values({ version, body, changed_by: by, changed_at: at }));
    publish(tx, 'config', 'put', rulesKey, rules);
  }

  db.write((tx) => {
    if (!newest(tx)) store(tx, defaultRuleSet, null, new Date(now()).toISOString());
  });

  return {
    current(tx) {
      const rules = newest(tx);
      if (!rules) throw new Error('there is no rule set');
      return rules;
    },
    history: (tx, limit) =>
      tx
        .all(query.selectFrom('rule_set').selectAll().orderBy('version', 'desc').limit(limit))
        .map(({ body, changed_by, changed_at }) => ({
          rules: ruleSetSchema.parse(JSON.parse(body)),
          by: changed_by,
          at: changed_at,
        })),
    put(tx, rules, { staffNo, at }) {
      const next = ruleSetSchema.parse(rules);
      if (next.version !== (newest(tx)?.version ?? 0) + 1) return false;
      store(tx, next, staffNo, at);
      return true;
    },
  };
}
