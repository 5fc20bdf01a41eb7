import type { Bilingual } from '../../documents/types.ts';

export type TokenErrorCode =
  'NO_MODULE' | 'NO_TOKEN' | 'PIN_WRONG' | 'PIN_LOCKED' | 'NO_KEY' | 'TOKEN_FAILED';

const messages: Record<TokenErrorCode, Bilingual> = {
  NO_MODULE: {
    zh: '找不到密码模块驱动，请检查安装路径',
    en: 'The token’s driver is not installed at the path given',
  },
  NO_TOKEN: { zh: '密码设备未插入或未初始化', en: 'The token is not plugged in or not set up' },
  PIN_WRONG: { zh: '密码设备口令错误', en: 'The token’s PIN is wrong' },
  PIN_LOCKED: {
    zh: '密码设备口令已锁定，请联系设备管理员解锁',
    en: 'The token’s PIN is locked; its administrator can unlock it',
  },
  NO_KEY: { zh: '密码设备中没有这把印章密钥', en: 'The token holds no such seal key' },
  TOKEN_FAILED: { zh: '密码设备出错，请重试', en: 'The token failed; try again' },
};

/** A token that does not sign. `detail` is for the log: a path, a label, a CKR code. */
export class TokenError extends Error {
  override name = 'TokenError';
  readonly code: TokenErrorCode;
  /** For people. */
  readonly text: Bilingual;

  constructor(code: TokenErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.text = messages[code];
  }
}

const CKR = { pinIncorrect: 0xa0, pinLocked: 0xa4, tokenNotPresent: 0xe0 } as const;
/** CKR_OK, and CKR_CRYPTOKI_ALREADY_INITIALIZED and CKR_USER_ALREADY_LOGGED_IN, which are as good. */
const GOOD: readonly number[] = [0, 0x191, 0x100];

/** @throws TokenError for a CKR code that is not good */
export function accept(code: number, what: string): void {
  if (GOOD.includes(code)) return;
  const detail = `${what} answered 0x${code.toString(16)}`;
  if (code === CKR.pinIncorrect) throw new TokenError('PIN_WRONG', detail);
  if (code === CKR.pinLocked) throw new TokenError('PIN_LOCKED', detail);
  if (code === CKR.tokenNotPresent) throw new TokenError('NO_TOKEN', detail);
  throw new TokenError('TOKEN_FAILED', detail);
}
