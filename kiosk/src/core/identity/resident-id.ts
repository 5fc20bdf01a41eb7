import type { ResidentIdFields } from '@hallway/device-drivers';
import type { Person } from '@hallway/protocol';

/** Why a resident ID recognises nobody; for the log. */
export type ResidentIdRefusal =
  /** The reader is not declared to hand the number out. */
  'no-number' | 'unknown' | 'other-name' | 'several';

export type ResidentIdAnswer =
  { person: Person; because: null } | { person: null; because: ResidentIdRefusal };

/**
 * The holder of a resident ID: the number must be the recorded one, and the name too when the reader hands it out, so
 * that a forged number alone opens nothing. Of somebody with several records (a graduate who studies on) the
 * one that is current counts. Pure.
 *
 * @param find everybody on record with this number
 */
export function residentIdHolder(
  fields: ResidentIdFields,
  find: (number: string) => Person[],
): ResidentIdAnswer {
  if (!fields.number) return { person: null, because: 'no-number' };
  const known = find(fields.number);
  const holders = known.filter((person) => isNameOf(fields, person));
  const current = holders.filter(({ status }) => status === 'enrolled');
  const [holder, other] = current.length > 0 ? current : holders;
  if (holder && !other) return { person: holder, because: null };
  if (holder) return { person: null, because: 'several' };
  return { person: null, because: known.length > 0 ? 'other-name' : 'unknown' };
}

/** The name field of the chip ends after 15 characters (GA/T 490); of a longer name it holds the beginning. */
const chipName = 15;

function isNameOf({ name, nameEnglish }: ResidentIdFields, person: Person): boolean {
  const given = [name ?? '', nameEnglish ?? ''].filter((one) => one !== '');
  if (given.length === 0) return true;
  const recorded = [person.nameZh, person.nameEn ?? ''].map(plain);
  return given.some((one) => {
    const shown = plain(one);
    if (shown === '') return false;
    const cut = Array.from(one).length === chipName;
    return recorded.some((each) => (cut ? each.startsWith(shown) : each === shown));
  });
}

/** A name without what the registers write differently: case, spaces, the dot between its parts, hyphens. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s·•‧・.,'’-]/gu, '')
    .toUpperCase();
}
