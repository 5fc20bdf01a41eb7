import type { Clock } from '../../clock.ts';
import {
  askRealTime,
  automaticStatus,
  concatenate,
  initialize,
  realTimeQuestions,
} from '../../codec/escpos/commands.ts';
import type { RealTimeQuestion } from '../../codec/escpos/commands.ts';
import { FenceIds } from '../../codec/escpos/fence-ids.ts';
import { decodeRealTime } from '../../codec/escpos/status.ts';
import { FLUSH_OCTETS } from '../../driver/escpos/connection-life.ts';
import type { EscposPort } from '../../driver/escpos/options.ts';
import { transmissionMs } from '../../driver/escpos/port.ts';
import type { ReceiptProfile } from '../../profile/receipt-profile.ts';
import { ProbeError, requireConsent } from '../operator.ts';
import type { Operator, Words } from '../operator.ts';
import { concludeReceiptPrinter, isMute } from './conclude.ts';
import type { FenceFinding, ReceiptFindings } from './conclude.ts';
import { ReceiptLine } from './line.ts';
import { fenceTicket, RARE, rulers, rulerTicket } from './ticket.ts';

/** How long things are waited for, in ms. */
export interface ReceiptProbeLimits {
  /** A question answered at once. */
  answerMs: number;
  /** A printer that cannot print is listened to for so long. */
  openMs: number;
  /** A ticket that is not out by then never will be. */
  printMs: number;
}

export const receiptProbeLimits: ReceiptProbeLimits = {
  answerMs: 1_500,
  openMs: 4_000,
  printMs: 15_000,
};

export interface ReceiptProbeOptions {
  agreed: boolean;
  clock: Clock;
  limits?: ReceiptProbeLimits;
}

/**
 * Asks a receipt printer everything, prints two tickets, and has the operator look at them.
 *
 * @throws ProbeError when the operator does not agree, or nothing could be learnt that might be declared
 * @throws DeviceError when the printer is not there
 */
export async function probeReceiptPrinter(
  port: EscposPort,
  operator: Operator,
  options: ReceiptProbeOptions,
): Promise<ReceiptProfile> {
  const line = await ReceiptLine.open(port, options.clock);
  try {
    const findings = await new ReceiptProbe(line, port, operator, options).run();
    const { profile, said } = concludeReceiptPrinter(findings);
    for (const words of said) operator.tell(words);
    return profile;
  } finally {
    await line.close();
  }
}

const TWO_TICKETS: Words = {
  zh: '将打印两张探测小票。可以开始吗？',
  en: 'This prints two probing tickets. Begin?',
};

const MUTE: Words = {
  zh: '打印机不答状态，无法使用。请检查接口和波特率。',
  en: 'The printer answers no question about its state and cannot be used. Check the port and its speed.',
};

const NO_WIDTH: Words = {
  zh: '不知道每行多宽，写不出档案。请看着标尺再探测一次。',
  en: 'Without the width of a line there is no profile. Probe again and look at the rulers.',
};

class ReceiptProbe {
  readonly #line: ReceiptLine;
  readonly #port: EscposPort;
  readonly #operator: Operator;
  readonly #agreed: boolean;
  readonly #limits: ReceiptProbeLimits;

  constructor(
    line: ReceiptLine,
    port: EscposPort,
    operator: Operator,
    options: ReceiptProbeOptions,
  ) {
    this.#line = line;
    this.#port = port;
    this.#operator = operator;
    this.#agreed = options.agreed;
    this.#limits = options.limits ?? receiptProbeLimits;
  }

  async run(): Promise<ReceiptFindings> {
    const flushMs = transmissionMs(this.#port, FLUSH_OCTETS);
    const start = concatenate([new Uint8Array(FLUSH_OCTETS), initialize()]);
    await this.#line.write(start, flushMs + this.#limits.printMs);
    await this.#line.pause(flushMs);
    const realTime = await this.#askAll();
    const automatic = await this.#askAutomatic();
    if (isMute({ realTime, automatic })) throw new ProbeError(MUTE);
    if (!this.#agreed) await requireConsent(this.#operator, TWO_TICKETS);
    const fences = await this.#tryFences();
    return { realTime, automatic, ...fences, ...(await this.#tryEyes()) };
  }

  async #askAll(): Promise<RealTimeQuestion[]> {
    const answered: RealTimeQuestion[] = [];
    for (const question of realTimeQuestions) {
      if ((await this.#ask(question)) !== null) answered.push(question);
    }
    return answered;
  }

  /** The answer to one DLE EOT; null when there is none. */
  async #ask(question: RealTimeQuestion): Promise<number | null> {
    this.#line.forget();
    await this.#line.write(askRealTime(question), this.#limits.answerMs);
    const { answerMs } = this.#limits;
    const answer = await this.#line.expect(({ type }) => type === 'real-time', answerMs);
    return answer?.type === 'real-time' ? answer.octet : null;
  }

  async #askAutomatic(): Promise<boolean> {
    this.#line.forget();
    await this.#line.write(automaticStatus(0xff), this.#limits.answerMs);
    const { answerMs } = this.#limits;
    return (await this.#line.expect(({ type }) => type === 'automatic', answerMs)) !== null;
  }

  /** One ticket while the cover is open: what is answered before it is closed is no proof of printing. */
  async #tryFences(): Promise<Pick<ReceiptFindings, 'whileOpen' | 'printed'>> {
    const opened = await this.#operator.confirm({
      zh: '请打开打印机的盖子，然后回答“是”；不开就回答“否”。',
      en: 'Open the cover of the printer, then answer yes; answer no to leave it closed.',
    });
    const isOpen = opened === true && (await this.#isStopped());
    const id = new FenceIds().next();
    this.#line.forget();
    await this.#line.write(fenceTicket(id), this.#limits.printMs);
    let whileOpen: FenceFinding | null = null;
    if (opened === true) {
      if (isOpen) {
        await this.#line.pause(this.#limits.openMs);
        whileOpen = this.#answered(id);
      }
      await this.#operator.confirm({
        zh: '请关上盖子，然后回答“是”。',
        en: 'Close the cover, then answer yes.',
      });
    }
    await this.#line.expect(() => this.#isAnswered(id), this.#limits.printMs);
    return { whileOpen, printed: this.#answered(id) };
  }

  /** By its own word: with a cover that it does not feel it would print all the same. */
  async #isStopped(): Promise<boolean> {
    const answer = await this.#ask(1);
    return answer !== null && decodeRealTime(1, answer).offline === true;
  }

  #answered(id: string): FenceFinding {
    return {
      echo: this.#line.has((each) => each.type === 'process-id' && each.id === id),
      queued: this.#line.has(({ type }) => type === 'queued'),
    };
  }

  #isAnswered(id: string): boolean {
    const { echo, queued } = this.#answered(id);
    return echo && queued;
  }

  async #tryEyes(): Promise<Pick<ReceiptFindings, 'widthDots' | 'rare' | 'cut'>> {
    await this.#line.write(rulerTicket(), this.#limits.printMs);
    const numbers = [...rulers.keys()].join(', ');
    const columns = await this.#operator.count({
      zh: `标尺各以一个数字（${numbers}）开头、以 > 结尾。写在同一行里的最大的数字是几？`,
      en: `Each ruler begins with a number (${numbers}) and ends with >. Which is the largest that stands whole on one line?`,
    });
    const widthDots = rulers.get(columns ?? 0);
    if (widthDots === undefined) throw new ProbeError(NO_WIDTH);
    const rare = await this.#operator.confirm({
      zh: `小票上“四字节：”后面印的是 ${RARE} 吗？`,
      en: `Does the ticket show ${RARE} behind 四字节：?`,
    });
    const cut = await this.#operator.confirm({
      zh: '小票被切下来了吗？',
      en: 'Was the ticket cut off?',
    });
    return { widthDots, rare, cut };
  }
}
