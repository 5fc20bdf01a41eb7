import { createHash, randomInt, randomUUID } from 'node:crypto';
import {
  createRenderEngine,
  demoUniversity,
  formatSerial,
  newVerifyCode,
  purposeOf,
  signPdf,
  validUntil,
  type DocumentCode,
  type PurposeCode,
  type RenderEngine,
  type SealSigner,
} from '@hallway/certificates';
import { printedForEvent, type EventBody, type Person } from '@hallway/protocol';

let engine: Promise<RenderEngine> | null = null;

export interface Paper {
  /** Signed. */
  pdf: Uint8Array;
  /** Text of its QR. */
  qr: string;
  event: EventBody<'issue.created'>;
}

export interface PaperOptions {
  document?: DocumentCode;
  purpose?: PurposeCode;
  issuedAt?: Date;
  counter?: number;
  attempt?: number;
  copies?: number;
  issueId?: string;
}

/** Issues a real paper, as a kiosk does: rendered, sealed, with the event that central will hear. */
export async function issuePaper(
  kioskId: string,
  seal: SealSigner,
  person: Person,
  options: PaperOptions = {},
): Promise<Paper> {
  const { document = 'D01', purpose = 'visa', issuedAt = new Date() } = options;
  const { counter = 1, copies = 1 } = options;
  engine ??= createRenderEngine({ university: demoUniversity });
  const { nameEn, level, gradeYear, lengthYears, enrolledOn, graduatesOn } = person;
  const registeredTerm = person.registeredTerms.at(-1);
  if (level === 'none' || !gradeYear || !lengthYears || !enrolledOn || !graduatesOn) {
    throw new Error('no student');
  }
  if (!registeredTerm) throw new Error('not registered');
  const year = issuedAt.getUTCFullYear();
  const issue = {
    serial: formatSerial({ university: 'LJU', document, year, kioskId, number: counter }),
    verifyCode: newVerifyCode(),
    validUntil: validUntil(issuedAt, purposeOf(purpose).validDays),
    statusIndex: randomInt(2 ** 17),
    attempt: options.attempt ?? 1,
  };
  const rendered = await (
    await engine
  ).render(
    {
      ...issue,
      document,
      language: document === 'D02' ? 'en' : 'zh',
      subject: { ...person, nameEn, level, gradeYear, lengthYears, enrolledOn, graduatesOn },
      data: {},
      options: {},
      purpose,
      registration: { term: registeredTerm, grace: false },
      issuedAt,
      kioskId,
      copies,
    },
    seal,
  );
  const pdf = await signPdf(rendered.pdf, seal, issuedAt);
  return {
    pdf,
    qr: rendered.qr,
    event: {
      ...issue,
      issueId: options.issueId ?? randomUUID(),
      document,
      personNo: person.no,
      purpose,
      registeredTerm,
      copies,
      issuedAt: issuedAt.toISOString(),
      template: rendered.template,
      fieldsDigest: rendered.fieldsDigest,
      ...printedForEvent(rendered.printed),
      pdfSha256: createHash('sha256').update(pdf).digest('hex'),
      kid: seal.kid,
    },
  };
}
