import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attr, booleanOf, numberOf, stringOf, valuesOf } from '../../src/codec/ipp/attributes.ts';
import { GroupTag, Operation, Status } from '../../src/codec/ipp/index.ts';
import type { IppAttribute, IppGroup } from '../../src/codec/ipp/index.ts';
import { jobAttributes, printerAttributes, requested } from './attributes.ts';
import { IppFault } from './fault.ts';
import { hasEnded, JobStateCode } from './job.ts';
import type { Job } from './job.ts';
import type { Printer } from './printer.ts';
import { requestedNames } from './request.ts';
import type { CheckedRequest } from './request.ts';
import { requireFormat, ticketOf } from './ticket.ts';

/** One request with all it needs to be answered. */
export interface Call extends CheckedRequest {
  printer: Printer;
  printerUri: string;
  /** The document data; rejects when the connection breaks before its end. */
  readDocument: () => Promise<Uint8Array>;
}

/** Groups of a successful answer, behind the operation group. */
export interface Answer {
  status?: number;
  groups: IppGroup[];
}

type Handler = (call: Call) => Promise<Answer> | Answer;

const jobStatus = ['job-id', 'job-uri', 'job-uuid', 'job-state', 'job-state-reasons'];
const nothing: Answer = { groups: [] };

const handlers: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [Operation.printJob, printJob],
  [Operation.validateJob, (call) => substituted(ticketOf(call.message).unsupported, [])],
  [Operation.createJob, createJob],
  [Operation.sendDocument, sendDocument],
  [Operation.cancelJob, cancelJob],
  [Operation.holdJob, holdJob],
  [Operation.releaseJob, releaseJob],
  [Operation.getJobAttributes, getJobAttributes],
  [Operation.getJobs, getJobs],
  [Operation.getPrinterAttributes, getPrinterAttributes],
  [Operation.cancelMyJobs, cancelMyJobs],
  [Operation.closeJob, closeJob],
  [Operation.identifyPrinter, () => nothing],
]);

/** Carries out one operation. @throws IppFault */
export async function perform(call: Call): Promise<Answer> {
  const handler = handlers.get(call.message.code);
  if (handler === undefined) throw new IppFault(Status.operationNotSupported);
  return handler(call);
}

async function printJob(call: Call): Promise<Answer> {
  const { spec, unsupported } = ticketOf(call.message);
  const job = call.printer.create(spec);
  await takeDocument(call, job);
  return substituted(unsupported, [jobGroup(call, job, jobStatus)]);
}

function createJob(call: Call): Answer {
  const { spec, unsupported } = ticketOf(call.message);
  const job = call.printer.create(spec);
  return substituted(unsupported, [jobGroup(call, job, jobStatus)]);
}

async function sendDocument(call: Call): Promise<Answer> {
  const job = ownJob(call);
  const last = booleanOf(call.operation, 'last-document');
  if (last === null) throw new IppFault(Status.badRequest);
  requireFormat(call.operation);
  if (hasEnded(job)) throw new IppFault(Status.notPossible);
  if (job.documents > 0) throw new IppFault(Status.multipleDocumentJobsNotSupported);
  await takeDocument(call, job);
  return { groups: [jobGroup(call, job, jobStatus)] };
}

async function takeDocument(call: Call, job: Job): Promise<void> {
  let document: Uint8Array;
  try {
    document = await call.readDocument();
  } catch (error) {
    call.printer.abort(job);
    throw error;
  }
  // The wait for the document is long: the job may have been cancelled, or another document been faster.
  if (job.state !== JobStateCode.held) throw new IppFault(Status.jobCanceled);
  const sha256 = createHash('sha256').update(document).digest('hex');
  const file = `${job.uuid.replace('urn:uuid:', '')}.pdf`;
  writeFileSync(join(call.printer.paper.spoolDir, file), document);
  call.printer.submit(job, document, sha256);
}

function cancelJob(call: Call): Answer {
  const job = ownJob(call);
  if (hasEnded(job)) throw new IppFault(Status.notPossible);
  call.printer.cancel(job);
  return nothing;
}

/** RFC 8011 §4.3.5: only a job that no engine has begun. */
function holdJob(call: Call): Answer {
  const job = ownJob(call);
  if (job.state !== JobStateCode.pending) throw new IppFault(Status.notPossible);
  call.printer.hold(job);
  return nothing;
}

/** RFC 8011 §4.3.6: only a job that is held, and a job without its document is not held by anybody's wish. */
function releaseJob(call: Call): Answer {
  const job = ownJob(call);
  if (job.state !== JobStateCode.held || job.documents === 0) {
    throw new IppFault(Status.notPossible);
  }
  call.printer.release(job);
  return nothing;
}

function cancelMyJobs(call: Call): Answer {
  const user = stringOf(call.operation, 'requesting-user-name') ?? 'anonymous';
  for (const job of call.printer.jobs) {
    if (job.user === user && !hasEnded(job)) call.printer.cancel(job);
  }
  return nothing;
}

function closeJob(call: Call): Answer {
  const job = ownJob(call);
  if (hasEnded(job)) throw new IppFault(Status.notPossible);
  if (job.documents === 0) call.printer.cancel(job);
  return { groups: [jobGroup(call, job, jobStatus)] };
}

function getJobAttributes(call: Call): Answer {
  return { groups: [jobGroup(call, findJob(call), requestedNames(call.operation, ['all']))] };
}

function getJobs(call: Call): Answer {
  const { operation, printer } = call;
  const wanted = selection(call);
  const user =
    booleanOf(operation, 'my-jobs') === true ? stringOf(operation, 'requesting-user-name') : null;
  const limit = numberOf(operation, 'limit') ?? Number.POSITIVE_INFINITY;
  const names = requestedNames(operation, ['job-id', 'job-uri']);
  const jobs = printer.jobs
    .filter((job) => wanted(job) && (user === null || job.user === user))
    // RFC 8011 §4.2.6.2: completed jobs newest first, others in the order they will print.
    .sort((one, other) =>
      hasEnded(one) && hasEnded(other) ? other.id - one.id : one.id - other.id,
    )
    .slice(0, limit);
  return { groups: jobs.map((job) => jobGroup(call, job, names)) };
}

function selection({ operation }: Call): (job: Job) => boolean {
  switch (stringOf(operation, 'which-jobs') ?? 'not-completed') {
    case 'all':
      return () => true;
    case 'completed':
      return hasEnded;
    case 'not-completed':
      return (job) => !hasEnded(job);
    default:
      throw new IppFault(Status.attributesOrValues, [
        attr('which-jobs', ...valuesOf(operation, 'which-jobs')),
      ]);
  }
}

function getPrinterAttributes(call: Call): Answer {
  requireFormat(call.operation);
  const all = printerAttributes(call.printer, call.printerUri);
  const attributes = requested(all, requestedNames(call.operation, ['all']));
  return { groups: [{ tag: GroupTag.printer, attributes }] };
}

function jobGroup(call: Call, job: Job, names: readonly string[]): IppGroup {
  const all = jobAttributes(call.printer, job, call.printerUri);
  return { tag: GroupTag.job, attributes: requested(all, names) };
}

/** A job named by printer-uri and job-id, or by job-uri (RFC 8011 §4.1.5). */
function findJob({ operation, printer }: Call): Job {
  const jobUri = stringOf(operation, 'job-uri');
  const fromUri = jobUri === null ? null : Number(/\/(\d+)$/.exec(jobUri)?.[1] ?? Number.NaN);
  const id = numberOf(operation, 'job-id') ?? fromUri;
  if (id === null) throw new IppFault(Status.badRequest);
  const job = printer.jobs.find((each) => each.id === id);
  if (job === undefined) throw new IppFault(Status.notFound);
  return job;
}

/** Only who created a job may add to it or cancel it. */
function ownJob(call: Call): Job {
  const job = findJob(call);
  if ((stringOf(call.operation, 'requesting-user-name') ?? 'anonymous') !== job.user) {
    throw new IppFault(Status.notAuthorized);
  }
  return job;
}

function substituted(unsupported: IppAttribute[], groups: IppGroup[]): Answer {
  if (unsupported.length === 0) return { groups };
  return {
    status: Status.okIgnoredOrSubstituted,
    groups: [{ tag: GroupTag.unsupported, attributes: unsupported }, ...groups],
  };
}
