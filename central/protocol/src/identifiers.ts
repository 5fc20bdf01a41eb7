import { z } from 'zod';

/** Name and version of the protocol; also the first line of what a kiosk signs when it proves its key. */
export const protocolName = 'campus-sync/1';

/** A kiosk, as printed on its front and on every paper it issues: K01. */
export const kioskIdSchema = z.string().regex(/^K\d{2,4}$/);

/** A document kind, D01… */
export const documentCodeSchema = z.string().regex(/^D\d{2}$/);

/** An office that issues and seals documents. */
export const officeCodeSchema = z.enum([
  'registrar',
  'graduate-school',
  'student-affairs',
  'personnel',
  'archives',
  'university',
]);

/** Student or staff number, as records hold it: 2024110101, L2025003, T10086, A2016-0457. */
export const personNoSchema = z.string().regex(/^[A-Z]{0,2}[\d-]{4,16}$/);

/** Serial of an issued document: LJU-D01-2026-K01-000123. */
export const serialSchema = z.string().regex(/^[A-Z]{2,8}-D\d{2}-\d{4}-K\d{2,4}-\d{6}$/);

/** Calendar date without a zone: 2026-11-22. */
export const dateSchema = z.iso.date();

/** Calendar month: 2024-09. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Text in both languages of the house; zh is the original. */
export const bilingualSchema = z.object({ zh: z.string(), en: z.string() });

/** Language of a paper. */
export const languageSchema = z.enum(['zh', 'en']);

/** Choices of a person about what a document states, by the names its template declares. */
export const optionsSchema = z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/), z.boolean());

/** Bytes in base64, no line breaks. */
export const base64Schema = z.base64();

/** SHA-256 in lower-case hex. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

export type KioskId = z.infer<typeof kioskIdSchema>;
export type DocumentCode = z.infer<typeof documentCodeSchema>;
export type OfficeCode = z.infer<typeof officeCodeSchema>;
export type PersonNo = z.infer<typeof personNoSchema>;
export type Serial = z.infer<typeof serialSchema>;
export type Bilingual = z.infer<typeof bilingualSchema>;
