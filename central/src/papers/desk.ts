import {
  campusDate,
  demoUniversity,
  templateKey,
  type DataField,
  type DataFields,
  type LoadedTemplate,
} from '@hallway/certificates';
import { rulesOf, validUntil, type RuleSet } from '@hallway/certificates/rules';
import {
  maxCellText,
  personNoSchema,
  type CatalogueEntry,
  type Paper,
  type Person,
} from '@hallway/protocol';
import type {
  PaperView,
  PeopleFound,
  PersonDesk,
  PersonFound,
  StatedDocument,
} from '../../web/contract/papers.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Reader, Tx } from '../db/index.ts';
import type { People } from '../people/index.ts';
import type { Looks } from './looks.ts';
import type { Papers } from './papers.ts';

/** More people of one name are told apart by their numbers. */
const MOST_FOUND = 20;

/** Openings by others that are shown. */
const LOOKS = 5;

/** What an office sees of a person before it lets them have something. Each sight is recorded, in the same transaction. */
export interface PaperDesk {
  /** The person of that number, or those of exactly that name. */
  find(tx: Tx, text: string, staffNo: string): PeopleFound;
  /** What can be stated of a person, and what has been; null when records hold nobody of that number. */
  open(tx: Tx, no: string, staffNo: string): PersonDesk | null;
}

export interface PaperDeskDeps {
  people: People;
  papers: Papers;
  catalogue: Catalogue;
  /** The rules in force. */
  ruleSet: (tx: Reader) => RuleSet;
  /** Number of an attempt; null while central has not heard of it. */
  serialOf: (tx: Reader, attempt: { issueId: string; attempt: number }) => string | null;
  looks: Looks;
  /** Those by which papers are made today. */
  templates: () => readonly LoadedTemplate[];
  nameOf: (staffNo: string) => string;
  now: () => number;
}

export function createPaperDesk(deps: PaperDeskDeps): PaperDesk {
  const { people, papers, catalogue, ruleSet, serialOf, looks, templates, nameOf, now } = deps;

  function viewOf(tx: Tx, paper: Paper, set: RuleSet): PaperView {
    const { ref, title, data, validFrom, hold, approval, pickup } = paper;
    const by = papers.approvedBy(tx, paper);
    return {
      ref,
      title,
      data,
      validFrom,
      validUntil: paper.validUntil,
      hold,
      pickup: pickup !== null,
      lastDay: lastDayOf(paper, printDaysOf(set, paper.document)),
      approval: approval && {
        approvedAt: approval.approvedAt,
        by: by === null ? null : nameOf(by),
        copies: approval.copies,
        uses: approval.issues.map(({ issueId, attempt, copies }) => ({
          copies,
          serial: serialOf(tx, { issueId, attempt }),
        })),
      },
    };
  }

  function documentOf(
    tx: Tx,
    { document, name, office, releaseClass }: CatalogueEntry,
    own: readonly Paper[],
    set: RuleSet,
  ): StatedDocument {
    // The original first: it says what the form asks for.
    const inForce = templates()
      .filter(({ template }) => template.id === document)
      .toSorted((a, b) => (a.template.language > b.template.language ? -1 : 1));
    return {
      document,
      name,
      office: demoUniversity.offices[office].name,
      needsApproval: releaseClass === 'A',
      printDays: printDaysOf(set, document),
      templates: inForce.map(({ template: { language, version } }) =>
        templateKey({ document, language, version }),
      ),
      fields: inForce[0] ? statable(inForce[0].template.data) : null,
      papers: own
        .filter((paper) => paper.document === document)
        .map((paper) => viewOf(tx, paper, set)),
    };
  }

  return {
    find(tx, text, staffNo) {
      const no = personNoSchema.safeParse(text.normalize('NFKC').trim().toUpperCase());
      const found = no.success
        ? [people.get(tx, no.data)].filter((person) => person !== null)
        : people.named(tx, text, MOST_FOUND + 1);
      const shown = found.slice(0, MOST_FOUND);
      const way = no.success ? 'number' : 'name';
      for (const person of shown) looks.record(tx, person.no, way, staffNo);
      return { people: shown.map(foundOf), more: found.length > shown.length };
    },
    open(tx, no, staffNo) {
      const person = people.get(tx, no);
      if (!person) return null;
      const set = ruleSet(tx);
      const own = papers.of(tx, no);
      const before = looks.openings(tx, no, 4 * LOOKS).filter(({ by }) => by !== staffNo);
      looks.record(tx, no, 'opened', staffNo);
      return {
        person: foundOf(person),
        documents: catalogue
          .documents(tx)
          .filter((entry) => entry.needsRecord && entry.audience.includes(person.role))
          .map((entry) => documentOf(tx, entry, own, set)),
        today: campusDate(new Date(now())),
        looks: before.slice(0, LOOKS).map(({ by, at }) => ({ by: nameOf(by), at })),
      };
    },
  };
}

function foundOf({ no, nameZh, nameEn, role, college }: Person): PersonFound {
  return { no, nameZh, nameEn, role, college };
}

/** Declarations with the bounds that records keep. */
function statable(fields: DataFields): DataFields {
  const within = <Field extends DataField>(field: Field): Field =>
    field.type === 'text' || field.type === 'bilingual'
      ? { ...field, max: Math.min(field.max, maxCellText) }
      : field;
  return mapValues(fields, (field) =>
    field.type === 'rows' ? { ...field, columns: mapValues(field.columns, within) } : within(field),
  );
}

function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Rule R12. */
function printDaysOf(set: RuleSet, document: string): number | null {
  const { on, days } = set.rules.R12;
  return on && rulesOf(set, document).rules.includes('R12') ? days : null;
}

function lastDayOf({ approval, validUntil: ends }: Paper, days: number | null): string | null {
  const afterApproval =
    approval && days !== null ? validUntil(new Date(approval.approvedAt), days) : null;
  const known = [afterApproval, ends].filter((day) => day !== null);
  return known.toSorted()[0] ?? null;
}
