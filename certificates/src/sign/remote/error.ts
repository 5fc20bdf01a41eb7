import type { Bilingual } from '../../documents/types.ts';

export type RemoteSealErrorCode =
  'UNREACHABLE' | 'TIMEOUT' | 'NOT_TRUSTED' | 'REFUSED' | 'BUSY' | 'BAD_ANSWER';

const messages: Record<RemoteSealErrorCode, Bilingual> = {
  UNREACHABLE: { zh: '连接不上印章服务器', en: 'The seal server cannot be reached' },
  TIMEOUT: { zh: '印章服务器没有按时应答', en: 'The seal server did not answer in time' },
  NOT_TRUSTED: {
    zh: '无法确认印章服务器的身份，或它不认可本机证书',
    en: 'The seal server could not prove who it is, or does not accept this machine’s certificate',
  },
  REFUSED: {
    zh: '印章服务器拒绝为本机签章，请联系印章管理员',
    en: 'The seal server refuses to seal for this machine; ask the keeper of the seal',
  },
  BUSY: { zh: '印章服务器繁忙，请稍后再试', en: 'The seal server is busy; try again soon' },
  BAD_ANSWER: {
    zh: '印章服务器的应答无法识别',
    en: 'The seal server’s answer makes no sense',
  },
};

/** A seal server that did not sign. `detail` is for the log. */
export class RemoteSealError extends Error {
  override name = 'RemoteSealError';
  readonly code: RemoteSealErrorCode;
  /** For people. */
  readonly text: Bilingual;
  /** Whether the same request may succeed later without anybody doing anything. */
  readonly retryable: boolean;

  constructor(code: RemoteSealErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.code = code;
    this.text = messages[code];
    this.retryable = code === 'UNREACHABLE' || code === 'TIMEOUT' || code === 'BUSY';
  }
}

/** The code of a status a seal server may answer; null when it is fine. */
export function codeOfStatus(status: number): RemoteSealErrorCode | null {
  if (status === 200) return null;
  if (status === 401 || status === 403 || status === 404) return 'REFUSED';
  return status === 429 || status === 503 ? 'BUSY' : 'BAD_ANSWER';
}

/** The code of an error of node:https. Anything about certificates has to do with trust, whichever end noticed. */
export function codeOfFailure(error: unknown): RemoteSealErrorCode {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|UNABLE_TO_|SELF_SIGNED)/.test(code)) return 'NOT_TRUSTED';
  return 'UNREACHABLE';
}
