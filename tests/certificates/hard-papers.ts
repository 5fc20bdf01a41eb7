import type { IssueInput } from '@hallway/certificates';
import { examples, slips } from './examples.ts';
import { hardNames, type HardName } from './hard-names.ts';

/** What one person with a hard name came for. */
export interface HardPaper {
  person: HardName;
  /** Of a template: `D07-en`. */
  template: string;
  form: 'sheet' | 'slip';
  input: IssueInput;
}

const forms = [
  ...Map.groupBy(examples, ({ name }) => name.slice(0, 6)),
  ...Map.groupBy(slips, ({ name }) => name),
].map(([template, ways]) => ({
  template,
  ways,
  form: slips.some(({ name }) => name === template) ? ('slip' as const) : ('sheet' as const),
}));

/** Names of all templates. */
export const templates: readonly string[] = forms.map(({ template }) => template);

/**
 * Papers of people with hard names: each of one template in turn, or each of every template. With 18 kinds of names and
 * 17 templates, 306 people in turn are every kind on every template. All numbers differ from paper to paper.
 */
export function hardPapers(
  people: number,
  { each, seed }: { each: 'one' | 'every'; seed: number },
): HardPaper[] {
  return hardNames(people, seed).flatMap((person, i) => {
    const chosen = each === 'every' ? forms : forms.slice(i % forms.length).slice(0, 1);
    return chosen.map(({ template, ways, form }, j): HardPaper => {
      const { input } = ways[Math.floor(i / forms.length) % ways.length] ?? { input: null };
      if (!input) throw new RangeError(`no example of ${template}`);
      return { person, template, form, input: ofPerson(input, person, i * forms.length + j) };
    });
  });
}

function ofPerson(input: IssueInput, { nameZh, nameEn }: HardName, number: number): IssueInput {
  const digits = String((number * 7919) % 1_000_000).padStart(6, '0');
  const [month, day] = [1 + (number % 12), 1 + (number % 28)].map((n) => `${n}`.padStart(2, '0'));
  return {
    ...input,
    subject: {
      ...input.subject,
      nameZh,
      nameEn,
      no: `2024${digits}`,
      birthDate: `${1950 + (number % 57)}-${month}-${day}`,
    },
    serial: input.serial.replace(/\d{6}$/, digits),
    statusIndex: number,
  };
}
