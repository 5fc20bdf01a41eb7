import { realTimeQuestions } from '../../codec/escpos/commands.ts';
import type { RealTimeQuestion } from '../../codec/escpos/commands.ts';
import type { ReceiptProfile } from '../../profile/receipt-profile.ts';
import type { Words } from '../operator.ts';

/** Which of the questions behind a ticket were answered. */
export interface FenceFinding {
  /** GS ( H, with our id. */
  echo: boolean;
  /** GS r 1. */
  queued: boolean;
}

export interface ReceiptFindings {
  /** Questions of DLE EOT that were answered. */
  realTime: RealTimeQuestion[];
  /** GS a: the condition came by itself. */
  automatic: boolean;
  /** While the cover was open, so that nothing could have been printed; null when it was not seen to be open. */
  whileOpen: FenceFinding | null;
  /** When the ticket had come out. */
  printed: FenceFinding;
  /** Dots of the longest ruler that ended on its own line, by the operator's eyes. */
  widthDots: number;
  /** Whether the characters of four octets were there. */
  rare: boolean | null;
  cut: boolean | null;
}

export interface ReceiptConclusion {
  profile: ReceiptProfile;
  /** What was observed, and what follows. */
  said: Words[];
}

/**
 * What may be relied on with this receipt printer. Pure. A fence is believed when it was answered after the ticket had
 * come out and not while the printer could not print: one that answers at once tells of its buffer, not of the paper.
 */
export function concludeReceiptPrinter(findings: ReceiptFindings): ReceiptConclusion {
  const profile: ReceiptProfile = {
    provenance: 'probed',
    fence: fenceOf(findings),
    widthDots: findings.widthDots,
    chinese: findings.rare === true ? 'gb18030' : 'gbk',
    cutter: findings.cut === true,
  };
  return { profile, said: [sayStatus(findings), sayFence(findings), sayProfile(profile)] };
}

function fenceOf({ whileOpen, printed }: ReceiptFindings): ReceiptProfile['fence'] {
  if (whileOpen === null) return 'none';
  if (printed.echo && !whileOpen.echo) return 'process-id';
  return printed.queued && !whileOpen.queued ? 'queued-status' : 'none';
}

function sayStatus({ realTime, automatic }: ReceiptFindings): Words {
  const answered = realTime.join(', ') || '-';
  return {
    zh: `DLE EOT 有应答：${answered}；自动状态（GS a）：${automatic ? '有' : '没有'}。`,
    en: `DLE EOT answered: ${answered}; automatic status (GS a): ${automatic ? 'yes' : 'no'}.`,
  };
}

function sayFence({ whileOpen, printed }: ReceiptFindings): Words {
  const asked = (finding: FenceFinding): [string, string] => [
    finding.echo ? 'GS ( H' : '-',
    finding.queued ? 'GS r' : '-',
  ];
  const before = whileOpen === null ? null : asked(whileOpen).join(', ');
  const after = asked(printed).join(', ');
  return {
    zh: `印出之前就应答的：${before ?? '没有试'}；印出之后应答的：${after}。`,
    en: `Answered before anything was printed: ${before ?? 'not tried'}; answered after it: ${after}.`,
  };
}

function sayProfile({ fence, widthDots, chinese, cutter }: ReceiptProfile): Words {
  const proof = fence === 'none' ? '-' : fence;
  return {
    zh: `出票凭据：${proof}；每行 ${widthDots} 点；汉字 ${chinese}；${cutter ? '有' : '无'}切刀。`,
    en: `Proof of printing: ${proof}; ${widthDots} dots a line; ${chinese}; ${cutter ? 'a' : 'no'} cutter.`,
  };
}

/** The driver needs the whole state of a printer, by one way or the other. */
export function isMute({
  realTime,
  automatic,
}: Pick<ReceiptFindings, 'realTime' | 'automatic'>): boolean {
  return realTime.length < realTimeQuestions.length && !automatic;
}
