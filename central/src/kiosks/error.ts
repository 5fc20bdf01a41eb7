import type { Bilingual } from '@hallway/protocol';

export type PairingErrorCode =
  'BAD_REQUEST' | 'CODE_WRONG' | 'CODE_EXPIRED' | 'TOO_MANY_TRIES' | 'KEY_UNFIT';

const texts: Record<PairingErrorCode, Bilingual> = {
  BAD_REQUEST: {
    zh: '配对请求的格式不对，没有登记任何内容。请升级终端程序后再试。',
    en: 'The pairing request is not in the right form; nothing was registered. Update the kiosk program and try again.',
  },
  CODE_WRONG: {
    zh: '配对码不对或已被用过，没有登记任何内容。请在管理页重新生成配对码。',
    en: 'The pairing code is wrong or already used; nothing was registered. Create a new code on the fleet page.',
  },
  CODE_EXPIRED: {
    zh: '配对码已过期，没有登记任何内容。请在管理页重新生成配对码。',
    en: 'The pairing code has expired; nothing was registered. Create a new code on the fleet page.',
  },
  TOO_MANY_TRIES: {
    zh: '配对尝试太多，暂停受理。请十分钟后再试。',
    en: 'Too many pairing attempts. Wait ten minutes and try again.',
  },
  KEY_UNFIT: {
    zh: '终端送来的密钥类型不对，没有登记任何内容。请升级终端程序后再试。',
    en: 'The keys the kiosk sent are of the wrong kind; nothing was registered. Update the kiosk program and try again.',
  },
};

/** Why a machine was not paired; the text is for the technician who stands before it. */
export class PairingError extends Error {
  readonly code: PairingErrorCode;
  readonly text: Bilingual;
  constructor(code: PairingErrorCode) {
    super(code);
    this.name = 'PairingError';
    this.code = code;
    this.text = texts[code];
  }
}
