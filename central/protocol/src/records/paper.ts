import { z } from 'zod';
import {
  dateSchema,
  documentCodeSchema,
  officeCodeSchema,
  personNoSchema,
} from '../identifiers.ts';

/** Longest text of one cell, whatever its template allows. */
export const maxCellText = 200;

const text = z.string().max(maxCellText);
const cell = z.union([text, z.number(), z.boolean(), z.object({ zh: text, en: text })]);
/** Name of a field or column, as the template of the document declares it. */
const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/);
const row = z.record(fieldName, cell);

/**
 * What a document states beyond the person, by the names its template declares. Dates and months are ISO 8601, money is
 * in hundredths of a yuan. What each field must be, the template says; here are only the bounds every record keeps.
 */
export const paperDataSchema = z.record(fieldName, z.union([cell, z.array(row).max(300)]));

/** Which of several records of one document: `2026-national`. */
export const paperRefSchema = z.string().regex(/^[a-z0-9-]{1,24}$/);

/** An office has said that the document may be had (release class A). */
export const approvalSchema = z.object({
  approvedAt: z.iso.datetime(),
  /** Copies that may be had of it in all, at whichever kiosks (rule R12). */
  copies: z.int().min(1).max(20),
  by: officeCodeSchema,
  /** What central knows was issued on it and is not void. */
  issues: z
    .array(
      z.object({
        issueId: z.uuid(),
        /** The latest one, which is the one that counts. */
        attempt: z.int().min(1),
        copies: z.int().min(1).max(5),
      }),
    )
    .max(20),
});

/** Longest record in UTF-8 bytes of its JSON: a transcript of six years takes a fifth of it. */
const maxBytes = 64 * 1024;

/**
 * What stands behind one document of one person; partition `papers:<campus>`, key `paperKey`. A document of release
 * class A has a record once it is approved.
 */
export const paperSchema = z
  .object({
    no: personNoSchema,
    document: documentCodeSchema,
    /** Null for the only record a person has of the document. */
    ref: paperRefSchema.nullable(),
    /** What the person tells this record by, where the name of the document does not say it. */
    title: z.object({ zh: text, en: text }).nullable(),
    data: paperDataSchema,
    approval: approvalSchema.nullable(),
    /** Why a transcript may not be given out now (rule R06). */
    hold: z.enum(['grade-locked', 'appeal-open', 'scores-incomplete']).nullable(),
    /** First and last day on which the document may be issued; null without a limit. */
    validFrom: dateSchema.nullable(),
    validUntil: dateSchema.nullable(),
    /** argon2id hash (PHC string) of the code with which it is picked up by who has no other credential. */
    pickup: z.string().startsWith('$argon2id$').max(128).nullable(),
  })
  .refine((paper) => new TextEncoder().encode(JSON.stringify(paper)).length <= maxBytes, {
    message: `a record of more than ${maxBytes} bytes`,
  });

export type PaperData = z.infer<typeof paperDataSchema>;
export type Approval = z.infer<typeof approvalSchema>;
export type Paper = z.infer<typeof paperSchema>;
/** Which record: the person, the document, and which of several. */
export type PaperRef = Pick<Paper, 'no' | 'document' | 'ref'>;

export function paperKey({ no, document, ref }: PaperRef): string {
  return ref === null ? `${no}:${document}` : `${no}:${document}:${ref}`;
}
