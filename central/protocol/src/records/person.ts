import { z } from 'zod';
import { bilingualSchema, dateSchema, monthSchema, personNoSchema } from '../identifiers.ts';

/** One half of an academic year; `year` is the year of its autumn. */
export const termSchema = z.object({
  year: z.int().min(1900).max(2999),
  half: z.enum(['autumn', 'spring']),
});

/**
 * What a person may show to be recognised without a network. Face templates are not here: they stay on the kiosk
 * where the person enrolled unless a separate consent says otherwise.
 */
export const credentialsSchema = z.object({
  /** Card serial numbers (upper-case hex or decimal as the reader sends them); a person may hold several. */
  cards: z.array(z.string().min(4).max(64)),
  /** argon2id hash in PHC string format, or null when the person has set no password. */
  password: z.string().startsWith('$argon2id$').nullable(),
  /** Whether the person consents to being recognised by face. */
  faceConsent: z.boolean(),
});

/** A person as central hands them to kiosks in partition `people:<campus>`; the key of the op is `no`. */
export const personSchema = z.object({
  no: personNoSchema,
  role: z.enum(['undergraduate', 'postgraduate', 'staff', 'alumnus']),
  nameZh: z.string().min(1).max(64),
  /** Name as in the passport (LIN Xiao), or null when records hold none. */
  nameEn: z.string().max(128).nullable(),
  /** The person has confirmed the passport form (rule R08). */
  nameEnConfirmed: z.boolean(),
  sex: z.enum(['M', 'F']),
  birthDate: dateSchema,
  idNumber: z.string().max(32).nullable(),
  campus: z.enum(['tinglan', 'yunlu']),
  college: bilingualSchema,
  major: bilingualSchema,
  level: z.enum(['undergraduate', 'postgraduate', 'none']),
  gradeYear: z.int().nullable(),
  lengthYears: z.int().nullable(),
  enrolledOn: monthSchema.nullable(),
  graduatesOn: monthSchema.nullable(),
  status: z.enum(['enrolled', 'on-leave', 'graduated', 'withdrawn']),
  statusFrom: dateSchema.nullable(),
  statusTo: dateSchema.nullable(),
  registeredTerms: z.array(termSchema),
  /** Yuan still owed; `feesDeferred` is true when a loan or deferral was approved (rule R02). */
  feesOwed: z.number().min(0),
  feesDeferred: z.boolean(),
  programme: z.enum(['ordinary', 'double-degree', 'exchange', 'special-international']),
  /** Documents this person was issued before this kiosk knew them, for quotas (rule R09). */
  issuedThisTerm: z.record(z.string(), z.int().min(0)),
  issuedOn: z.record(z.string(), z.object({ date: dateSchema, copies: z.int().min(0) })),
  /**
   * What the campus card holds, in hundredths of a yuan, less what is set aside for papers on their way; absent where
   * no card account is kept.
   */
  walletFen: z.int().exactOptional(),
  /** The language the screens should open in. */
  prefers: z.enum(['zh-CN', 'en']),
  credentials: credentialsSchema,
  /** What the person may do at kiosks besides being served; absent for nearly everybody. */
  duties: z.array(z.enum(['technician'])).exactOptional(),
});

export type Term = z.infer<typeof termSchema>;
export type Person = z.infer<typeof personSchema>;
