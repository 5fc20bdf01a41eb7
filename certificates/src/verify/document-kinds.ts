import type { Claims } from '../code/claims.ts';
import type { Bilingual } from '../documents/types.ts';
import { isRecord, readStatement, signStatement, type StatementSigner } from './jws.ts';
import type { TrustStore } from './key-list.ts';
import type { KindWords } from './statement-words.ts';

/** Something a paper says of its holder. */
export interface PrintedField {
  /** e.g. `subject.birthDate`, `data.courses` */
  field: string;
  label: Bilingual;
  /** Whether the code on the paper vouches for it. */
  vouched: boolean;
  /** Of a table. */
  columns?: { name: string; label: Bilingual }[];
}

/** What verifiers must know of a kind of paper to put it into words. */
export interface DocumentKind {
  name: Bilingual;
  /** Labels of the claims that this document alone makes. */
  data: KindWords;
  printed: PrintedField[];
}

/** Kinds by template: `D08-en@3`. Those of retired templates stay, because their papers stay. */
export type DocumentKinds = Readonly<Record<string, DocumentKind>>;

/** Key of the template that made a paper. */
export function kindOfPaper({ document, language, templateVersion }: Claims): string {
  return `${document}-${language}@${templateVersion}`;
}

/** The kinds as a statement of the university (compact JWS). */
export function signDocumentKinds(
  kinds: DocumentKinds,
  at: Date,
  signer: StatementSigner,
): Promise<string> {
  return signStatement('hallway-kinds+jwt', { issuedAt: at.toISOString(), kinds }, signer);
}

/**
 * What the university says of a kind of paper. Never throws.
 *
 * @param template its key, e.g. `D08-en@3`
 * @returns null without a genuine statement; the paper can be checked all the same, its own fields have no labels then
 */
export async function readDocumentKind(
  template: string,
  trust: TrustStore,
  at: Date,
): Promise<DocumentKind | null> {
  if (trust.kinds === undefined) return null;
  const statement = await readStatement(trust.kinds, 'hallway-kinds+jwt', trust, at);
  if (!isRecord(statement) || !isRecord(statement['kinds'])) return null;
  const kinds = statement['kinds'];
  // Signed by the university, so it is what `signDocumentKinds` was given.
  return Object.hasOwn(kinds, template) ? (kinds[template] as DocumentKind) : null;
}
