import type { Standing } from '@hallway/certificates/rules';
import type { Person } from '@hallway/protocol';

/** What the rules need of a person's record, and nothing else of it. */
export function standingOf(person: Person): Standing {
  return {
    role: person.role,
    status: person.status,
    statusFrom: person.statusFrom,
    statusTo: person.statusTo,
    registeredTerms: person.registeredTerms,
    feesOwed: person.feesOwed,
    feesDeferred: person.feesDeferred,
    programme: person.programme,
    nameEnConfirmed: person.nameEnConfirmed,
    nameEn: person.nameEn,
    graduatesOn: person.graduatesOn,
  };
}
