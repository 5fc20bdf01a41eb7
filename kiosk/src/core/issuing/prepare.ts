import { buildReceipt } from '@hallway/device-drivers';
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
  type SealSigner,
} from '@hallway/certificates';
import { glyphMissing, issuingError, type IssuingError } from './error.ts';
import { chargeRefusal } from './charge.ts';
import { offlineRefusal } from './offline.ts';
import type { Register } from './register.ts';
import { slipReceipt } from './slip/index.ts';
import { subjectOf } from './subject.ts';
import type { IssueRequest, IssuingDeps, Made, Prepared } from './types.ts';

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
  const form = deps.engine.inForce(document, language, issuedAt)?.template.form;
  if (!form) throw issuingError('NOT_OFFERED');
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
  const made = await make(deps, form, input, signer);
  return {
    ...made,
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
    pages: made.form === 'a4' ? made.rendered.pages : 1,
    registration,
    serial: input.serial,
    verifyCode: input.verifyCode,
    lease,
    issuedAt,
    validUntil: input.validUntil,
    signer,
  };
}

async function make(
  deps: IssuingDeps,
  form: 'sheet' | 'slip',
  input: IssueInput,
  signer: SealSigner,
): Promise<Made> {
  try {
    if (form === 'slip') return await makeSlip(deps, input, signer);
    return { form: 'a4', rendered: await deps.engine.render(input, signer) };
  } catch (error) {
    throw aboutPerson(error) ?? error;
  }
}

async function makeSlip(
  { engine, slipProfile: profile }: IssuingDeps,
  input: IssueInput,
  signer: SealSigner,
): Promise<Made> {
  if (!profile) throw issuingError('NO_SLIP_PRINTER');
  const rendered = await engine.renderSlip(input, signer);
  const elements = slipReceipt(rendered.lines, profile.widthDots);
  const { missing } = buildReceipt({ reprint: 0, elements }, profile);
  // Its own 〓 for a character of a name is worse than no slip.
  if (missing.length > 0) throw glyphMissing(missing);
  return { form: 'slip', rendered, elements, profile };
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
