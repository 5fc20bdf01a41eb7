import type { Bilingual } from '../documents/types.ts';
import type { OfficeEntry, RuleId } from './rule-set.ts';
import type { Case } from './types.ts';

/** The office that answers for a rule, for this person. @throws RangeError when the rule set does not describe it */
export function officeOf({ rules, standing }: Pick<Case, 'rules' | 'standing'>, id: RuleId) {
  const { office, byRole, byProgramme } = rules.rules[id].owner;
  const { role, programme } = standing;
  const ofProgramme = programme === 'ordinary' ? undefined : byProgramme?.[programme];
  return officeNamed(rules, ofProgramme ?? byRole?.[role] ?? office);
}

function officeNamed({ offices }: Case['rules'], key: string): OfficeEntry {
  const office = offices[key];
  if (!office) throw new RangeError(`no office ${key}`);
  return office;
}

/** Name, place and hours. */
export function officeInFull({ name, window, place, hours }: OfficeEntry): Bilingual {
  return {
    zh: `${name.zh}，${place.zh} ${window} 号窗口，${hours.zh}`,
    en: `${name.en}, window ${window} ${place.en}, ${hours.en}`,
  };
}

/** The office as part of a sentence that says where to go. */
export function windowOf({ name, window }: OfficeEntry): Bilingual {
  return { zh: `${name.zh} ${window} 号窗口`, en: `window ${window} (${name.en})` };
}

/** Name, place and hours of the office that answers for a rule. */
export function ownerOf(about: Pick<Case, 'rules' | 'standing'>, id: RuleId): Bilingual {
  return officeInFull(officeOf(about, id));
}
