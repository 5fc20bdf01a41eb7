import { randomUUID, X509Certificate } from 'node:crypto';
import {
  campusDate,
  DataError,
  FieldMissingError,
  formatSerial,
  GlyphMissingError,
  NoTemplateError,
  newVerifyCode,
  purposes,
  TextTooLongError,
  validUntil,
  type IssueInput,
  type PurposeCode,
  type RenderedDocument,
  type SealSigner,
} from '@hallway/certificates';
import { glyphMissing, issuingError, type IssuingError } from './error.ts';
import { chargeRefusal } from './charge.ts';
import { offlineRefusal } from './offline.ts';
import type { Register } from './register.ts';
import { subjectOf } from './subject.ts';
import type { IssueRequest, IssuingDeps, Prepared } from './types.ts';

/** First part of every serial of this university. */
const SERIAL_PREFIX = 'LJU';

/** @throws IssuingError NOT_OFFERED for a purpose this release does not know */
function purposeOf({ purpose: code }: IssueRequest): PurposeCode | null {
  if (code === null) return null;
  const purpose = purposes.find((one) => one.code === code);
  if (!purpose) throw issuingError('NOT_OFFERED');
  return purpose.code;
}

/** Last day of the paper: by its purpose, and no longer than what it states. */
function lastDay({ validDays, paper }: IssueRequest, issuedAt: Date): string {
  const day = validUntil(issuedAt, validDays);
  const limit = paper?.validUntil ?? day;
  return limit < day ? limit : day;
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
  const { document, language, paper, options, copies, amountFen, registration } = request;
  const purpose = purposeOf(request);
  const subject = subjectOf(request.person);
  const issuedAt = new Date(deps.clock.now());
  if (!deps.engine.inForce(document, language, issuedAt)) throw issuingError('NOT_OFFERED');
  const offlineToday = register.offlineToday(subject.no, document, issuedAt);
  const conditions = deps.conditions();
  const refusal =
    offlineRefusal(conditions, offlineToday, copies) ??
    chargeRefusal({ online: conditions.online, amountFen, balanceFen });
  if (refusal) throw issuingError(refusal);

  const signer = await validSigner(deps, issuedAt);
  const year = Number(campusDate(issuedAt).slice(0, 4));
  const lease = deps.serials.peek(document, year);
  if (!lease) throw issuingError('NO_SERIALS');

  const attempt = (request.after?.attempt ?? 0) + 1;
  const input: IssueInput = {
    document,
    language,
    subject,
    data: paper?.data ?? {},
    options,
    purpose,
    idNumber: request.idNumber,
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
    validUntil: lastDay(request, issuedAt),
    kioskId: deps.kioskId,
    copies,
    attempt,
    statusIndex: lease.statusIndex,
  };
  const rendered = await render(deps, input, signer);
  return {
    issueId: request.after?.issueId ?? randomUUID(),
    attempt,
    personNo: subject.no,
    document,
    language,
    paper,
    options,
    purpose,
    copies,
    amountFen,
    pages: rendered.pages,
    registration,
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
    throw aboutPerson(error) ?? error;
  }
}

/** What the person can be told of why there is no paper; null for a fault of the program. */
function aboutPerson(error: unknown): IssuingError | null {
  if (error instanceof GlyphMissingError) return glyphMissing(error.characters, { cause: error });
  // Withdrawn since the list was shown.
  if (error instanceof NoTemplateError) return issuingError('NOT_OFFERED', { cause: error });
  if (error instanceof TextTooLongError) return issuingError('TEXT_TOO_LONG', { cause: error });
  if (error instanceof FieldMissingError || error instanceof DataError) {
    return issuingError('RECORD_INCOMPLETE', { cause: error });
  }
  return null;
}
