import type { CheckName, Verdict } from '@hallway/certificates/verify';
import type { PaperState } from '../contract/verify.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import type { Live } from './live-status.ts';

/** What all checks together mean for the person who holds the paper. */
export type Conclusion =
  | PaperState
  /** Genuine by its signature; whether it was revoked is not known (yet). */
  | 'genuine'
  /** Genuine by its signature, but the register has not heard of it. */
  | 'unregistered'
  /** The verifier itself could not do its part. */
  | 'unsure'
  | 'false'
  | 'no-match';

/** How a conclusion is drawn: a tick, a pause, a stop. Shape and word go with the colour. */
export type Tone = 'good' | 'wait' | 'bad';

/** Failing these says nothing about the paper: the verifier lacks what it needs. */
const ownTrouble: ReadonlySet<CheckName> = new Set(['key-list']);

/** A paper that fails these is ours all the same: what it says was true once. */
const saysNothingFalse: ReadonlySet<CheckName> = new Set(['not-expired', 'not-revoked']);

/** Checks of the paper that was scanned or dropped, together with what the register says. */
export function conclude(verdict: Verdict, live: Live): Conclusion {
  const failed = verdict.checks.filter((check) => !check.ok).map((check) => check.name);
  if (failed.some((name) => ownTrouble.has(name))) return 'unsure';
  if (!verdict.claims || failed.some((name) => !saysNothingFalse.has(name))) return 'false';
  if (live.kind === 'known' && live.status.state === 'not-printed') return 'not-printed';
  if (failed.includes('not-revoked')) return 'revoked';
  if (live.kind === 'known' && live.status.state !== 'valid') return live.status.state;
  if (failed.length > 0) return 'expired';
  if (live.kind === 'known') return 'valid';
  return live.kind === 'unknown' ? 'unregistered' : 'genuine';
}

/** A look-up by serial and code alone. */
export function concludeLive(live: Live): Conclusion {
  if (live.kind === 'known') return live.status.state;
  return live.kind === 'unknown' ? 'no-match' : 'unsure';
}

export const conclusions: Record<Conclusion, { tone: Tone; word: Bilingual; text: Bilingual }> = {
  valid: {
    tone: 'good',
    word: { zh: '真实有效', en: 'Genuine and valid' },
    text: {
      zh: '这份证明由澜江大学签发，在有效期内，没有被撤销。',
      en: 'Lanjiang University issued this certificate; it is within its validity and has not been revoked.',
    },
  },
  genuine: {
    tone: 'good',
    word: { zh: '签名真实', en: 'Genuine' },
    text: {
      zh: '这份证明由澜江大学签发，内容未被改动，在有效期内。',
      en: 'Lanjiang University issued this certificate; its content is unchanged and within its validity.',
    },
  },
  unregistered: {
    tone: 'wait',
    word: { zh: '签名真实，待登记', en: 'Genuine, not yet registered' },
    text: {
      zh: '签名真实，但签发它的终端可能正处于离线，登记系统还没有收到记录。可稍后再查一次。',
      en: 'The signature is genuine, but the register has no record yet; the kiosk that printed it may be offline. Check again later.',
    },
  },
  expired: {
    tone: 'wait',
    word: { zh: '真实，已过有效期', en: 'Genuine, but expired' },
    text: {
      zh: '这份证明由澜江大学签发，但有效期已过。请持有人重新打印一份。',
      en: 'Lanjiang University issued this certificate, but its validity is over. Ask the holder to print a new one.',
    },
  },
  unconfirmed: {
    tone: 'wait',
    word: { zh: '真实，出纸待确认', en: 'Genuine, printing not confirmed' },
    text: {
      zh: '这份证明由澜江大学签发，但终端尚未确认纸张已经打印完成。可稍后再查一次。',
      en: 'Lanjiang University issued this certificate, but the kiosk has not confirmed that the paper came out. Check again later.',
    },
  },
  revoked: {
    tone: 'bad',
    word: { zh: '已撤销', en: 'Revoked' },
    text: {
      zh: '学校已撤销这份证明，请勿采信。',
      en: 'The university has revoked this certificate. Do not rely on it.',
    },
  },
  'not-printed': {
    tone: 'bad',
    word: { zh: '该编号已作废', en: 'This number is void' },
    text: {
      zh: '该编号从未成功打印，已经作废，请勿采信。',
      en: 'Nothing valid was ever printed under this number. Do not rely on it.',
    },
  },
  false: {
    tone: 'bad',
    word: { zh: '核验不通过', en: 'Not genuine' },
    text: {
      zh: '这份证明不是澜江大学签发的，或内容被改动过，请勿采信。',
      en: 'This certificate was not issued by Lanjiang University, or its content was changed. Do not rely on it.',
    },
  },
  'no-match': {
    tone: 'bad',
    word: { zh: '未查到', en: 'No such certificate' },
    text: {
      zh: '编号与验证码不相符，或该证明尚未登记。请逐字核对；若纸上有二维码，请直接扫码。',
      en: 'Serial and code do not belong together, or the paper is not registered yet. Compare them letter by letter, or scan the code on the paper.',
    },
  },
  unsure: {
    tone: 'wait',
    word: { zh: '暂时无法核验', en: 'Cannot be checked now' },
    text: {
      zh: '核验服务暂时不可用，这不说明证明有问题。请检查网络后重试。',
      en: 'The verifier is not available at the moment; this says nothing about the paper. Check the network and try again.',
    },
  },
};
