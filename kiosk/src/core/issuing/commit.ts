import { createHash } from 'node:crypto';
import { signPdf } from '@hallway/certificates';
import { printedForEvent } from '@hallway/protocol';
import type { Journal } from '../printing/index.ts';
import { IssuingError, issuingError } from './error.ts';
import type { Register } from './register.ts';
import type { Issue, IssuingDeps, Prepared } from './types.ts';

/** Seals the document, then issues it in one transaction: number, register, print intent and event, or nothing. */
export async function commit(
  deps: IssuingDeps,
  register: Register,
  journal: Journal,
  prepared: Prepared,
): Promise<Issue> {
  const content = await contentOf(prepared);
  const pdfSha256 = createHash('sha256').update(content).digest('hex');
  deps.failpoint?.('before:INTENT');
  try {
    deps.store.transaction(() => {
      const right = rightTo(deps, journal, prepared);
      takeNumber(deps, prepared);
      const { issueId, attempt, form, pages, copies, personNo, amountFen } = prepared;
      journal.intend({ issueId, attempt, form, content, pages, copies });
      deps.outbox.append('issue.created', createdEvent(prepared, pdfSha256, right));
      // A slip has no electronic copy: what proves it is its code.
      if (form === 'a4') deps.papers.keep(prepared.serial, content);
      if (amountFen > 0)
        deps.outbox.append('charge.held', { issueId, attempt, personNo, amountFen });
      const offline = !deps.conditions().online;
      register.add({ ...prepared, offline, recordedAt: deps.clock.now() });
    });
  } catch (error) {
    if (error instanceof IssuingError) throw error;
    throw issuingError('NOT_RECORDED', { cause: error });
  }
  deps.failpoint?.('after:INTENT');
  return issueOf(prepared, pdfSha256);
}

/** What goes to the printer: the sealed PDF, or the elements of a slip as JSON. */
async function contentOf(prepared: Prepared): Promise<Uint8Array> {
  const { signer, issuedAt } = prepared;
  if (prepared.form === 'a4') return signPdf(prepared.rendered.pdf, signer, issuedAt);
  return new TextEncoder().encode(JSON.stringify(prepared.elements));
}

/**
 * Two papers of one issue must never both be valid: another attempt needs the one before it to be void, and must be
 * this kiosk's to make. When that was made elsewhere, central's grant stands for its being void.
 */
function rightTo(
  { claims }: IssuingDeps,
  journal: Journal,
  { issueId, attempt }: Prepared,
): { grant?: string } {
  const latest = journal.read(issueId);
  if (attempt === 1 && !latest) return {};
  const right = attempt === 1 ? null : claims.use({ issueId, attempt: attempt - 1 });
  if (!right) throw new Error('this attempt is not to be made here');
  const isVoid =
    right.grant === undefined
      ? latest?.attempt === attempt - 1 && latest.outcome === 'voided'
      : !latest || (latest.attempt < attempt && latest.outcome === 'voided');
  if (!isVoid) throw new Error('the attempt before this one is not void');
  return right;
}

/** The number on the paper must be the one that is used up; when it is not, the transaction is undone. */
function takeNumber(deps: IssuingDeps, { document, serial, lease }: Prepared): void {
  const year = Number(serial.split('-')[2]);
  const taken = deps.serials.take(document, year);
  if (taken.counter !== lease.counter || taken.statusIndex !== lease.statusIndex) {
    throw issuingError('NUMBER_TAKEN');
  }
}

function createdEvent(prepared: Prepared, pdfSha256: string, right: { grant?: string }) {
  const { rendered } = prepared;
  return {
    issueId: prepared.issueId,
    serial: prepared.serial,
    verifyCode: prepared.verifyCode,
    document: prepared.document,
    personNo: prepared.personNo,
    purpose: prepared.purpose,
    language: prepared.language,
    ...(prepared.paper?.ref != null && { ref: prepared.paper.ref }),
    ...(prepared.paper?.approval && { approvedAt: prepared.paper.approval.approvedAt }),
    ...(Object.keys(prepared.options).length > 0 && { options: prepared.options }),
    ...(prepared.registration && { registeredTerm: prepared.registration.term }),
    copies: prepared.copies,
    issuedAt: prepared.issuedAt.toISOString(),
    validUntil: prepared.validUntil,
    template: rendered.template,
    fieldsDigest: rendered.fieldsDigest,
    ...printedForEvent(rendered.printed),
    pdfSha256,
    statusIndex: prepared.lease.statusIndex,
    kid: prepared.signer.kid,
    attempt: prepared.attempt,
    ...right,
  };
}

function issueOf(prepared: Prepared, pdfSha256: string): Issue {
  const { issueId, attempt, serial, document, purpose, copies, pages, validUntil } = prepared;
  const issuedAt = prepared.issuedAt.toISOString();
  return {
    issueId,
    attempt,
    serial,
    document,
    purpose,
    copies,
    pages,
    issuedAt,
    validUntil,
    pdfSha256,
  };
}
