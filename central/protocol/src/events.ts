import { z } from 'zod';
import {
  dateSchema,
  documentCodeSchema,
  languageSchema,
  optionsSchema,
  personNoSchema,
  serialSchema,
  sha256Schema,
} from './identifiers.ts';
import { actorSchema, deviceSwitchSchema } from './records/device.ts';
import { paperRefSchema } from './records/paper.ts';
import { termSchema } from './records/person.ts';

/** Proof about paper, by source: what the printer said, what a counter showed, what a person or staff answered. */
export const evidenceSchema = z.object({
  source: z.enum([
    'job-state',
    'impressions',
    'life-counter',
    'exit-sensor',
    /** The receipt printer echoed the id sent behind the last line of a slip. */
    'process-id',
    /** It answered in its turn behind the last line. */
    'queued-status',
    'person',
    'technician',
    'central',
  ]),
  says: z.enum(['out', 'not-out', 'partly']),
  /** Sheets the source vouches for, null when it cannot count. */
  sheets: z.int().min(0).nullable(),
  at: z.iso.datetime(),
});

/** Room for a transcript of two hundred courses, well within one event. */
const PRINTED_BYTES = 48 * 1024;
/** A paragraph; only pictures are longer. */
const PRINTED_TEXT = 2000;

/** What a paper says, by expression, without its pictures. */
const printedSchema = z
  .record(z.string().max(120), z.string().max(PRINTED_TEXT))
  .refine(isShort, 'says too much');

function isShort(printed: Readonly<Record<string, string>>): boolean {
  return new TextEncoder().encode(JSON.stringify(printed)).length <= PRINTED_BYTES;
}

/**
 * What of a paper's printed fields an event carries.
 *
 * @returns nothing for a paper that says more than one event can hold: central then cannot answer for its content
 */
export function printedForEvent(printed: Readonly<Record<string, string>>): {
  printed?: Record<string, string>;
} {
  const texts = Object.entries(printed).filter(([, text]) => text.length <= PRINTED_TEXT);
  const short = Object.fromEntries(texts);
  return isShort(short) ? { printed: short } : {};
}

/** A document was issued: the number is used up whatever becomes of the paper. */
export const issueCreatedSchema = z.object({
  issueId: z.uuid(),
  serial: serialSchema,
  verifyCode: z.string().regex(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/),
  document: documentCodeSchema,
  personNo: personNoSchema,
  /** Null for a document that is not asked for with a purpose. */
  purpose: z.string().max(32).nullable(),
  /** Of the paper. */
  language: languageSchema.exactOptional(),
  /** Which of the person's records of the document it states. */
  ref: paperRefSchema.exactOptional(),
  /** The approval it was issued on, of a document that needs one (rule R12). */
  approvedAt: z.iso.datetime().exactOptional(),
  /** What the person chose to have stated or not. */
  options: optionsSchema.exactOptional(),
  /** The registration the paper states; absent where none matters. */
  registeredTerm: termSchema.exactOptional(),
  copies: z.int().min(1).max(5),
  issuedAt: z.iso.datetime(),
  validUntil: dateSchema,
  template: z.object({
    id: z.string(),
    language: z.enum(['zh', 'en']).exactOptional(),
    version: z.int(),
    hash: sha256Schema,
  }),
  /** SHA-256 of the canonical printed fields, as in the QR (truncated there). */
  fieldsDigest: sha256Schema,
  /** Everything printed about the issue, so that central can tell whether a paper says what somebody reads on it. */
  printed: printedSchema.exactOptional(),
  /** SHA-256 of what went to the printer: the signed PDF, or the content of a slip. */
  pdfSha256: sha256Schema,
  statusIndex: z.int().min(0),
  /** Key that signed the QR and sealed the PDF. */
  kid: z.string(),
  attempt: z.int().min(1),
  /** What central granted the attempt with, when the attempt before it was made at another kiosk. */
  grant: z.string().max(64).exactOptional(),
});

/** Paper is proven to be out. */
export const issueDeliveredSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  sheets: z.int().min(0),
  evidence: z.array(evidenceSchema).min(1),
  deliveredAt: z.iso.datetime(),
});

/** Nobody can prove whether paper came out; a person or central must resolve it. */
export const issueAmbiguousSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  reason: z.string().max(64),
  evidence: z.array(evidenceSchema),
});

/** Nothing was printed: the number is void. */
export const issueVoidedSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  reason: z.string().max(64),
});

/** Somebody answered for an ambiguous attempt. */
export const issueResolvedSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  outcome: z.enum(['delivered', 'voided']),
  by: z.enum(['person', 'technician', 'central']),
});

/**
 * Money is set aside on the campus card for a paper on its way. Nothing is taken before the paper is delivered, and it
 * is given back when the attempt is void (rule R15). Follows `issue.created` in the same transaction.
 */
export const chargeHeldSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  personNo: personNoSchema,
  /** Hundredths of a yuan. */
  amountFen: z.int().min(1),
});

/** This kiosk held a claim, or asked for it, and will not make the next attempt: another kiosk may. */
export const claimReturnedSchema = z.object({
  issueId: z.uuid(),
  /** The void attempt. */
  attempt: z.int().min(1),
  /** The request it was granted to; null for a void attempt of its own. A later request is not returned by it. */
  requestId: z.uuid().nullable(),
});

/** What the machine that stamps had counted before and after; null where it does not count or did not say. */
const stampCounterSchema = z.object({
  before: z.int().min(0).nullable(),
  after: z.int().min(0).nullable(),
});

/** The sheet of an attempt was stamped, and the die was seen to do it. */
export const stampAppliedSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  deviceId: z.string().max(64),
  counter: stampCounterSchema,
  appliedAt: z.iso.datetime(),
});

/** The die may have come down on the sheet of an attempt; only who looks at it can tell. */
export const stampAmbiguousSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  deviceId: z.string().max(64),
  reason: z.string().max(64),
  counter: stampCounterSchema,
});

/** The person who holds the sheet said whether it is stamped. */
export const stampResolvedSchema = z.object({
  issueId: z.uuid(),
  attempt: z.int().min(1),
  outcome: z.enum(['applied', 'not-applied']),
});

/** A person enrolled their face at this kiosk. The template stays there; only the fact and the consent travel. */
export const faceEnrolledSchema = z.object({
  personNo: personNoSchema,
  consentVersion: z.string().max(16),
  consentedAt: z.iso.datetime(),
  engine: z.string().max(64),
  alignment: z.string().max(32),
  shots: z.int().min(3),
});

/** A person took their face consent back; the template is gone from this kiosk. */
export const faceWithdrawnSchema = z.object({
  personNo: personNoSchema,
  withdrawnAt: z.iso.datetime(),
});

/** The person confirmed the passport form of their name (rule R08). */
export const nameConfirmedSchema = z.object({
  personNo: personNoSchema,
  nameEn: z.string().max(128),
});

/** Too many wrong secrets for one number at this kiosk. */
export const credentialLockedSchema = z.object({
  personNo: personNoSchema,
  method: z.enum(['password', 'face', 'pickup-code']),
  failures: z.int().min(1),
});

/** A technician tried a device out, at the kiosk. Earlier form of `device.checked`, which kiosks write now. */
export const deviceTestedSchema = z.object({
  deviceId: z.string().max(64),
  outcome: z.enum(['passed', 'failed']),
  /** Null when it passed; else a word for support. */
  reason: z.string().max(64).nullable(),
  technicianNo: personNoSchema,
});

/** A device was tried out, by a technician at the kiosk or on a command of central. */
export const deviceCheckedSchema = z.object({
  deviceId: z.string().max(64),
  /** Number of the command; null for a test at the kiosk. */
  commandId: z.uuid().nullable(),
  /** How much the test proves (UnifiedPOS CheckHealth); null when this kind cannot be tested. */
  level: z.enum(['internal', 'external', 'interactive']).nullable(),
  /** `presumed`: nothing spoke against it, and the device cannot confirm. */
  outcome: z.enum(['passed', 'presumed', 'failed']),
  /** A word for support when it failed; else null. */
  reason: z.string().max(64).nullable(),
  /** Who asked for it. */
  by: actorSchema,
});

/** Body schema of every event type, by type. A new type or version is added, never changed in place. */
export const eventBodies = {
  'issue.created': issueCreatedSchema,
  'issue.delivered': issueDeliveredSchema,
  'issue.ambiguous': issueAmbiguousSchema,
  'issue.voided': issueVoidedSchema,
  'issue.resolved': issueResolvedSchema,
  'charge.held': chargeHeldSchema,
  'claim.returned': claimReturnedSchema,
  'stamp.applied': stampAppliedSchema,
  'stamp.ambiguous': stampAmbiguousSchema,
  'stamp.resolved': stampResolvedSchema,
  'face.enrolled': faceEnrolledSchema,
  'face.withdrawn': faceWithdrawnSchema,
  'name.confirmed': nameConfirmedSchema,
  'credential.locked': credentialLockedSchema,
  'device.tested': deviceTestedSchema,
  'device.checked': deviceCheckedSchema,
  /** A kiosk took up a switch state, whether a technician there set it or central. */
  'device.switched': deviceSwitchSchema,
} as const;

export type EventType = keyof typeof eventBodies;
export type EventBody<T extends EventType> = z.infer<(typeof eventBodies)[T]>;
export type Evidence = z.infer<typeof evidenceSchema>;

/** The envelope of one event as it stands in an outbox and on the wire. Unknown types are deferred, not refused. */
export const eventEnvelopeSchema = z.object({
  /** Contiguous from 1 within an epoch. */
  seq: z.int().min(1),
  /** UUIDv7 (RFC 9562 §5.7); central applies each id at most once. */
  id: z.uuid(),
  type: z.string().max(48),
  v: z.int().min(1),
  occurredAt: z.iso.datetime(),
  /** SHA-256 of the previous event of this epoch in canonical form; 64 zeros for the first. */
  prev: sha256Schema,
  body: z.unknown(),
});

export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;
