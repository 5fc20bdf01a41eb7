import { z } from 'zod';
import { purposeCodes } from '../documents/purposes.ts';

/** Rules that decide over documents (product rules R01–R13 and R17); the others are the kiosk's own. */
export const ruleIds = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R17',
] as const;
export type RuleId = (typeof ruleIds)[number];

const bilingual = z.object({ zh: z.string().min(1).max(120), en: z.string().min(1).max(160) });
const documentCode = z.string().regex(/^D\d{2}$/);
const officeKey = z.string().regex(/^[a-z][a-z-]{1,31}$/);

/** Where an office is and when it is open. */
const officeSchema = z.object({
  name: bilingual,
  /** Number of its window. */
  window: z.int().min(1).max(999),
  /** As it stands before (zh) and after (en) the number of the window. */
  place: bilingual,
  hours: bilingual,
});

/** Who answers for a rule: an office, or another one for people of a role or a programme. */
const ownerSchema = z.object({
  office: officeKey,
  byRole: z
    .partialRecord(z.enum(['undergraduate', 'postgraduate', 'staff', 'alumnus', 'none']), officeKey)
    .exactOptional(),
  byProgramme: z
    .partialRecord(z.enum(['double-degree', 'exchange', 'special-international']), officeKey)
    .exactOptional(),
});

const rule = z.object({ on: z.boolean(), owner: ownerSchema });

/**
 * What is decided by a purpose (R10). Which purposes there are, and what they are called, is the release's: papers that are
 * out and everybody who checks them know them by these words.
 */
const purposeRulesSchema = z.object({
  code: z.enum(purposeCodes),
  validDays: z.literal([30, 90, 180]),
  idNumber: z.enum(['masked', 'full']),
  languages: z.array(z.enum(['zh', 'en'])).min(1),
});

const documentRulesSchema = z.object({
  /** Rules that apply to the document, as far as they are on. */
  rules: z.array(z.enum(ruleIds)),
  /** R09. */
  copies: z.object({
    perDay: z.int().min(1).max(100),
    perTerm: z.int().min(1).max(1000),
    /** In one request. */
    perJob: z.int().min(1).max(5),
    /** Of those of a term: what they cost before there is a price. */
    free: z.int().min(0).max(1000),
    /** Of one copy after the free ones, in hundredths of a yuan. */
    priceFen: z.int().min(0).max(100_000),
  }),
  /** R10: purposes it can be asked for with; all of them when absent. */
  purposes: z.array(z.enum(purposeCodes)).min(1).exactOptional(),
  /** Days a paper without a purpose is valid. */
  validDays: z.int().min(1).max(366),
});

/**
 * How the university decides over its documents: data of the registrar, the same at central and on every kiosk.
 * Feed record `rules` of partition `config`.
 */
export const ruleSetSchema = z
  .object({
    /** Grows with every change. */
    version: z.int().min(1),
    offices: z.record(officeKey, officeSchema),
    rules: z.object({
      /** Last term's registration counts in these first weeks. */
      R01: rule.extend({ graceWeeks: z.int().min(0).max(20) }),
      R02: rule,
      R03: rule,
      R04: rule,
      /** How many terms before the end the last year begins, the last one included. */
      R05: rule.extend({ terms: z.int().min(1).max(4) }),
      R06: rule,
      R07: rule,
      R08: rule,
      R09: rule,
      R10: rule,
      /** Documents that always need the password; besides them every paper with a full ID number does. */
      R11: rule.extend({ documents: z.array(documentCode) }),
      /** How long what was approved may be printed. */
      R12: rule.extend({ days: z.int().min(1).max(366) }),
      R13: rule,
      R17: rule,
    } satisfies Record<RuleId, z.ZodType>),
    purposes: z.array(purposeRulesSchema).min(1),
    documents: z.record(documentCode, documentRulesSchema),
    /** For a document that nobody has written rules for yet. */
    unlisted: documentRulesSchema,
  })
  .superRefine(({ offices, rules, purposes }, context) => {
    for (const [id, { owner }] of Object.entries(rules)) {
      const named = [
        owner.office,
        ...Object.values(owner.byRole ?? {}),
        ...Object.values(owner.byProgramme ?? {}),
      ];
      const unknown = named.filter((key) => !Object.hasOwn(offices, key));
      if (unknown.length > 0) {
        context.addIssue(`${id}: no office ${unknown.join(', ')} is described`);
      }
    }
    const codes = purposes.map(({ code }) => code);
    if (new Set(codes).size < codes.length) context.addIssue('a purpose stands there twice');
  });

export type RuleSet = z.infer<typeof ruleSetSchema>;
export type DocumentRules = z.infer<typeof documentRulesSchema>;
export type OfficeEntry = z.infer<typeof officeSchema>;

/** The rules of a document. */
export function rulesOf(set: RuleSet, document: string): DocumentRules {
  return set.documents[document] ?? set.unlisted;
}
