import { randomUUID, X509Certificate } from 'node:crypto';
import {
  campusDate,
  formatSerial,
  GlyphMissingError,
  newVerifyCode,
  purposes,
  validUntil,
  type DocumentCode,
  type IssueInput,
  type RenderedDocument,
  type SealSigner,
} from '@hallway/certificates';
import { glyphMissing, issuingError } from './error.ts';
import { chargeRefusal } from './charge.ts';
import { offlineRefusal } from './offline.ts';
import type { Register } from './register.ts';
import { subjectOf } from './subject.ts';
import type { IssueRequest, IssuingDeps, Prepared } from './types.ts';

/** First part of every serial of this university. */
const SERIAL_PREFIX = 'LJU';

const documents: readonly string[] = ['D01', 'D02'] satisfies DocumentCode[];

function isOffered(document: string): document is DocumentCode {
  return documents.includes(document);
}

function chosen({ document, purpose: code, registration }: IssueRequest) {
  const purpose = purposes.find((one) => one.code === code);
  if (!purpose || !isOffered(document) || !registration) throw issuingError('NOT_OFFERED');
  return { document, purpose, registration };
}

/** The kiosk's seal, valid at `at`. */
async function validSigner(deps: IssuingDeps, at: Date): Promise<SealSigner> {
  const signer = await deps.signer();
  if (!signer) throw issuingError('NO_SEAL');
  const { validFromDate, validToDate } = new X509Certificate(signer.certificate);
  if (at < validFromDate || at > validToDate) throw issuingError('SEAL_EXPIRED');
  return signer;
}

/** Renders the very document that would be printed, under the next free number, which stays free. */
export async function prepare(
  deps: IssuingDeps,
  register: Register,
  request: IssueRequest,
  balanceFen: number,
): Promise<Prepared> {
  const { document, purpose, registration } = chosen(request);
  const subject = subjectOf(request.person);
  const issuedAt = new Date(deps.clock.now());
  const offlineToday = register.offlineToday(subject.no, document, issuedAt);
  const conditions = deps.conditions();
  const { amountFen } = request;
  const refusal =
    offlineRefusal(conditions, offlineToday, request.copies) ??
    chargeRefusal({ online: conditions.online, amountFen, balanceFen });
  if (refusal) throw issuingError(refusal);

  const signer = await validSigner(deps, issuedAt);
  const year = Number(campusDate(issuedAt).slice(0, 4));
  const lease = deps.serials.peek(document, year);
  if (!lease) throw issuingError('NO_SERIALS');

  const attempt = (request.after?.attempt ?? 0) + 1;
  const input: IssueInput = {
    document,
    language: document === 'D02' ? 'en' : 'zh',
    subject,
    data: {},
    options: {},
    purpose: purpose.code,
    registration,
    serial: formatSerial({
      university: SERIAL_PREFIX,
      document,
      year,
      kioskId: deps.kioskId,
      number: lease.counter,
    }),
    verifyCode: newVerifyCode(),
    issuedAt,
    validUntil: validUntil(issuedAt, request.validDays),
    kioskId: deps.kioskId,
    copies: request.copies,
    attempt,
    statusIndex: lease.statusIndex,
  };
  const rendered = await render(deps, input, signer);
  return {
    issueId: request.after?.issueId ?? randomUUID(),
    attempt,
    personNo: subject.no,
    document,
    purpose: purpose.code,
    copies: request.copies,
    amountFen,
    pages: rendered.pages,
    registeredTerm: registration.term,
    serial: input.serial,
    verifyCode: input.verifyCode,
    lease,
    issuedAt,
    validUntil: input.validUntil,
    rendered,
    signer,
  };
}

async function render(
  deps: IssuingDeps,
  input: IssueInput,
  signer: SealSigner,
): Promise<RenderedDocument> {
  try {
    return await deps.engine.render(input, signer);
  } catch (error) {
    if (error instanceof GlyphMissingError) throw glyphMissing(error.characters, { cause: error });
    throw error;
  }
}
