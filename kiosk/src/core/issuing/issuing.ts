import type { Person } from '@hallway/protocol';
import { createJournal } from '../printing/index.ts';
import { commit } from './commit.ts';
import { createPreviews } from './preview/index.ts';
import { prepare } from './prepare.ts';
import { createRegister } from './register.ts';
import type { Issue, Issuing, IssuingDeps, Prepared } from './types.ts';

/** Attempts that ended longer ago than this are told by central's register alone. */
const retentionMs = 90 * 86_400_000;

/** Builds the issuing room. The store must have the migrations of issuing and printing. */
export function createIssuing(deps: IssuingDeps): Issuing {
  const register = createRegister(deps.store);
  const journal = createJournal(deps);
  const previews = createPreviews();
  const commits = new WeakMap<Prepared, Promise<Issue>>();

  function balanceFen({ no, walletFen = 0 }: Pick<Person, 'no' | 'walletFen'>): number {
    const unheardMs = deps.outbox.oldestAgeMs();
    if (unheardMs === null) return walletFen;
    return walletFen - register.chargedFen(no, deps.clock.now() - unheardMs);
  }

  return {
    forget: () =>
      deps.store.transaction(() => {
        const ended = journal.prune(deps.clock.now() - retentionMs);
        for (const attempt of ended) register.forget(attempt);
        return ended.length;
      }),

    issued: (issueId, attempt) => register.issued(issueId, attempt),

    usage: (person, document, now) => register.usage(person, document, now),

    used: (paper) => register.used(paper),

    balanceFen,

    prepare: (request) => prepare(deps, register, request, balanceFen(request.person)),

    pageImage: (prepared, page) => previews.page(prepared, page),

    commit(prepared) {
      const begun = commits.get(prepared);
      if (begun) return begun;
      const issue = commit(deps, register, journal, prepared);
      commits.set(prepared, issue);
      // Nothing was issued: the person may confirm again.
      issue.catch(() => commits.delete(prepared));
      return issue;
    },

    discard(prepared) {
      previews.forget(prepared);
      const wipe = () => {
        if (prepared.form === 'a4') prepared.rendered.pdf.fill(0);
      };
      const begun = commits.get(prepared);
      if (begun) begun.then(wipe, wipe);
      else wipe();
    },
  };
}
