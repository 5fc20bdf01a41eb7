import type { Clock } from '../../clock.ts';
import { DeviceError } from '../../error.ts';
import type {
  IppPrinter,
  JobRef,
  JobState,
  JobTicket,
  PrinterState,
} from '../../driver/ipp-printer/types.ts';
import { ProbeError, requireConsent } from '../operator.ts';
import type { Operator, Words } from '../operator.ts';
import { concludePrinter } from './conclude.ts';
import type {
  CutFinding,
  EmptyFinding,
  JobFinding,
  PrinterConclusion,
  PrinterFindings,
} from './conclude.ts';
import { probingDocument } from './document.ts';

/** How long things are waited for, in ms. */
export interface PrinterProbeLimits {
  /** A printer that sleeps begins with its first job within this. */
  wakeMs: number;
  /** Then, without paper, it is watched for so long. */
  emptyMs: number;
  /** Counters may come this much later than the paper. */
  settleMs: number;
  /** A page that is not out by then never will be. */
  jobMs: number;
  /** How long the printer may take to do something with half a document. */
  cutMs: number;
}

export const printerProbeLimits: PrinterProbeLimits = {
  wakeMs: 60_000,
  emptyMs: 8_000,
  settleMs: 3_000,
  jobMs: 180_000,
  cutMs: 15_000,
};

export interface PrinterProbeOptions {
  /** The operator agreed beforehand to all that is printed. */
  agreed: boolean;
  clock: Clock;
  limits?: PrinterProbeLimits;
}

const FIVE_PAGES: Words = {
  zh: '将打印 5 张探测页，不含任何个人信息。可以开始吗？',
  en: 'This prints 5 probing pages with nothing of a person on them. Begin?',
};

const POLL_MS = 250;
/** Long enough that its first half is more than any printer keeps in its sockets. */
const CUT_OCTETS = 600_000;
const CHUNK_OCTETS = 16_384;

/**
 * Prints five sheets in two jobs, and half a document, and compares what the printer counts with what the operator
 * holds in the hand.
 *
 * @throws ProbeError when the operator does not agree, or the printer cannot be declared
 * @throws DeviceError as the printer does
 */
export async function probePrinter(
  printer: IppPrinter,
  operator: Operator,
  options: PrinterProbeOptions,
): Promise<PrinterConclusion> {
  const findings = await new PrinterProbe(printer, operator, options).run();
  const probedAt = new Date(options.clock.now()).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const conclusion = concludePrinter(findings, probedAt);
  for (const words of conclusion.said) operator.tell(words);
  return conclusion;
}

/** What one look at printer and job says. */
interface Look {
  state: JobState | null;
  impressions: number | null;
  life: number | null;
}

class PrinterProbe {
  readonly #printer: IppPrinter;
  readonly #operator: Operator;
  readonly #options: PrinterProbeOptions;
  readonly #limits: PrinterProbeLimits;

  constructor(printer: IppPrinter, operator: Operator, options: PrinterProbeOptions) {
    this.#printer = printer;
    this.#operator = operator;
    this.#options = options;
    this.#limits = options.limits ?? printerProbeLimits;
  }

  async run(): Promise<PrinterFindings> {
    const { model, firmware } = await this.#introduce();
    if (!this.#options.agreed) await requireConsent(this.#operator, FIVE_PAGES);
    const first = await this.#firstJob();
    const second = await this.#job('2/3', 2, 2);
    const cut = await this.#cutUpload();
    return { model, firmware, jobs: [first.job, second], empty: first.empty, cut };
  }

  async #introduce(): Promise<Pick<PrinterFindings, 'model' | 'firmware'>> {
    const { model, firmware } = await this.#printer.identify();
    if (model === null) {
      throw new ProbeError({
        zh: '打印机不报型号，档案无从对应。',
        en: 'The printer does not name its model, so no profile could belong to it.',
      });
    }
    if ((await this.#printer.jobs('not-completed')).length > 0) {
      throw new ProbeError({
        zh: '打印机还有别的作业，请等它们结束再探测。',
        en: 'Other jobs are at the printer. Wait for their end and probe again.',
      });
    }
    this.#operator.tell({
      zh: `打印机：${model}，固件 ${firmware ?? '不报'}。`,
      en: `Printer: ${model}, firmware ${firmware ?? 'not told'}.`,
    });
    return { model, firmware };
  }

  /** One page. Where the operator empties the trays, it is first seen what is counted without paper. */
  async #firstJob(): Promise<{ job: JobFinding; empty: EmptyFinding | null }> {
    const emptied = await this.#operator.confirm({
      zh: '请取出所有纸盒里的纸，然后回答“是”；不取就回答“否”。',
      en: 'Take the paper out of every tray, then answer yes; answer no to leave it in.',
    });
    if (emptied !== true) return { job: await this.#job('1/3', 1, 1), empty: null };
    const before = await this.#life();
    const ref = await this.#create('1/3', 1, 1);
    const sending = this.#send(ref, '1/3', 1);
    const empty = await this.#watchEmpty(ref, before);
    await this.#operator.confirm({
      zh: '请把 A4 纸装回去，然后回答“是”。',
      en: 'Load A4 paper again, then answer yes.',
    });
    await sending;
    return { job: await this.#finding(ref, 1, before), empty };
  }

  /** Null when the printer never began with the job: it was not seen what it counts without paper. */
  async #watchEmpty(ref: JobRef, before: number | null): Promise<EmptyFinding | null> {
    const { clock } = this.#options;
    const end = clock.monotonic() + this.#limits.wakeMs;
    let begunAt: number | null = null;
    for (;;) {
      const look = await this.#look(ref);
      if (isAtWork(look.state)) begunAt ??= clock.monotonic();
      const isOver = begunAt !== null && clock.monotonic() - begunAt >= this.#limits.emptyMs;
      if (isOver) return { impressions: look.impressions, life: growth(before, look.life) };
      if (begunAt === null && clock.monotonic() > end) return null;
      if (hasEnded(look.state)) return null;
      await this.#pause();
    }
  }

  async #job(name: string, pages: number, copies: number): Promise<JobFinding> {
    const before = await this.#life();
    const ref = await this.#create(name, pages, copies);
    await this.#send(ref, name, pages);
    return this.#finding(ref, pages * copies, before);
  }

  /** Waits until the job has ended and the counters stand still, then asks what came out. */
  async #finding(ref: JobRef, sheets: number, before: number | null): Promise<JobFinding> {
    const { clock } = this.#options;
    const end = clock.monotonic() + this.#limits.jobMs;
    let look = await this.#look(ref);
    let still = clock.monotonic();
    while (!hasEnded(look.state) || clock.monotonic() - still < this.#limits.settleMs) {
      if (clock.monotonic() > end) throw neverEnded();
      await this.#pause();
      const next = await this.#look(ref);
      if (next.life !== look.life || next.impressions !== look.impressions)
        still = clock.monotonic();
      if (!hasEnded(look.state)) still = clock.monotonic();
      look = next;
    }
    const seen = await this.#seen();
    return { sheets, seen, impressions: look.impressions, life: growth(before, look.life) };
  }

  async #seen(): Promise<number | null> {
    return this.#operator.count({
      zh: '这一次出来了几张纸？（请先取走）',
      en: 'How many sheets came out just now? (Take them away first.)',
    });
  }

  async #cutUpload(): Promise<CutFinding | null> {
    const { formats } = (await this.#printer.profile()).offer;
    if (!formats.includes('application/pdf')) return null;
    const agrees =
      this.#options.agreed ||
      (await this.#operator.confirm({
        zh: '最后传一个文件，传到一半断开，有的打印机会把半个文件打出来。可以吗？',
        en: 'Last, a document whose upload breaks off in the middle; some printers print the half. Go on?',
      }));
    if (agrees !== true) return null;
    const ref = await this.#create('3/3', 1, 1);
    const whole = probingDocument([page('3/3', 1)], CUT_OCTETS);
    const sent = await this.#printer.sendDocument(ref, firstHalf(whole)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof DeviceError) return false;
        throw error;
      },
    );
    if (sent) return null;
    const state = await this.#endOfHalf(ref);
    return { seen: await this.#seen(), state };
  }

  /** A job that still waits for the other half is cancelled, so that it blocks nothing. */
  async #endOfHalf(ref: JobRef): Promise<CutFinding['state']> {
    const { clock } = this.#options;
    const end = clock.monotonic() + this.#limits.cutMs;
    let job = await this.#printer.job(ref);
    while (!hasEnded(job) && clock.monotonic() < end) {
      await this.#pause();
      job = await this.#printer.job(ref);
    }
    if (!hasEnded(job)) {
      await this.#printer.cancel(ref);
      await this.#pause();
      job = await this.#printer.job(ref);
    }
    return hasEnded(job) ? (job?.state ?? 'aborted') : null;
  }

  async #create(name: string, pages: number, copies: number): Promise<JobRef> {
    const ticket: JobTicket = {
      name: `probe:${name}`,
      user: 'probe',
      copies,
      sides: 'one-sided',
      media: 'iso_a4_210x297mm',
      pages,
      format: 'application/pdf',
    };
    return this.#printer.createJob(ticket);
  }

  #send(ref: JobRef, name: string, pages: number): Promise<void> {
    const document = Array.from({ length: pages }, (_, index) => page(name, index + 1));
    const sending = this.#printer.sendDocument(ref, probingDocument(document), {
      timeoutMs: this.#limits.jobMs,
    });
    // It may fail while the operator is asked something; whoever awaits it hears of it.
    sending.catch(() => undefined);
    return sending;
  }

  /** The printer is asked after the job: its counter is then at least as new. */
  async #look(ref: JobRef): Promise<Look> {
    const state = await this.#printer.job(ref);
    const impressions = state && (state.impressionsCompleted ?? state.sheetsCompleted);
    return { state, impressions, life: await this.#life() };
  }

  async #life(): Promise<number | null> {
    return lifeOf(await this.#printer.identify());
  }

  #pause(): Promise<void> {
    return this.#options.clock.sleep(POLL_MS, new AbortController().signal);
  }
}

function lifeOf({ impressionsCompleted, lifeCounter }: PrinterState): number | null {
  return impressionsCompleted ?? lifeCounter?.count ?? null;
}

function growth(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

function isAtWork(job: Pick<JobState, 'state'> | null): boolean {
  return job?.state === 'processing' || job?.state === 'processing-stopped';
}

function hasEnded(job: Pick<JobState, 'state'> | null): boolean {
  return job === null || ['completed', 'canceled', 'aborted'].includes(job.state);
}

function page(name: string, number: number): string[] {
  return [
    `HALLWAY PROBE ${name}, PAGE ${number}`,
    'This is not a document.',
    'Count this sheet, and throw it away.',
  ];
}

/** The upload ends in the middle because its source does. */
async function* firstHalf(document: Uint8Array): AsyncGenerator<Uint8Array> {
  const half = document.subarray(0, document.byteLength / 2);
  for (let at = 0; at < half.byteLength; at += CHUNK_OCTETS) {
    yield half.subarray(at, at + CHUNK_OCTETS);
  }
  await Promise.resolve();
  throw new Error('the upload is cut here');
}

function neverEnded(): ProbeError {
  return new ProbeError({
    zh: '作业一直没有结束，请看打印机缺什么，再探测一次。',
    en: 'The job did not come to its end. See what the printer lacks, and probe again.',
  });
}
