import type {
  DocumentKind,
  StatementWords,
  TrustStore,
  Verdict,
} from '@hallway/certificates/verify';
import type { TrustAnswer } from '../contract/verify.ts';
import { request } from '../shared/http.ts';

/** What came of a check, and what the university says of such papers. */
export interface Checked {
  verdict: Verdict;
  kind: DocumentKind | null;
  /** The statements its template chose, in words. */
  statements: StatementWords[];
}

/**
 * Cryptography is fetched only when there is a paper to check, together with what the university signed for verifiers.
 *
 * @throws RequestError when that cannot be had
 */
async function verifier() {
  const [verify, trust] = await Promise.all([
    import('@hallway/certificates/verify'),
    request<TrustAnswer>('/api/verify/trust'),
  ]);
  // Every part is checked by its signature, and any other content is survived.
  return { verify, trust: trust as TrustStore };
}

/** Checks the text of a scanned code. */
export async function checkCode(text: string): Promise<Checked> {
  const tools = await verifier();
  return withKind(tools, await tools.verify.verifyQr(text, tools.trust, new Date()));
}

/** Checks a file. */
export async function checkPdf(file: Blob): Promise<Checked> {
  const [tools, bytes] = await Promise.all([verifier(), file.arrayBuffer()]);
  const { verify, trust } = tools;
  return withKind(tools, await verify.verifyPdf(new Uint8Array(bytes), trust, new Date()));
}

async function withKind(
  { verify, trust }: Awaited<ReturnType<typeof verifier>>,
  verdict: Verdict,
): Promise<Checked> {
  if (!verdict.claims) return { verdict, kind: null, statements: [] };
  const template = verify.kindOfPaper(verdict.claims);
  const kind = await verify.readDocumentKind(template, trust, new Date());
  const statements = verdict.claims.statements.map((one) => verify.statementWords(one, kind?.data));
  return { verdict, kind, statements };
}

/**
 * What the university says of papers by a template.
 *
 * @param template its key, e.g. `D08-en@3`
 */
export async function kindOf(template: string): Promise<DocumentKind | null> {
  const { verify, trust } = await verifier();
  return verify.readDocumentKind(template, trust, new Date());
}
