import type { Bilingual, Refused } from '@hallway/protocol';

const texts = {
  BAD_MESSAGE: {
    zh: '终端发来的消息格式不对，未作处理。请升级终端程序。',
    en: 'The kiosk sent a message that is not in the right form; it was not processed. Update the kiosk program.',
  },
  NOT_PROVEN: {
    zh: '终端尚未证明身份，请求未处理。',
    en: 'The kiosk has not proven its identity; the request was not processed.',
  },
  PROTOCOL_UNKNOWN: {
    zh: '终端与中心使用的协议版本不同，数据仍保留在终端。请升级终端程序。',
    en: 'The kiosk and central speak different protocol versions; data is kept on the kiosk. Update the kiosk program.',
  },
  PART_NOT_YOURS: {
    zh: '本终端无权查看该数据分区。',
    en: 'This kiosk may not see that partition.',
  },
  LEASE_UNKNOWN: {
    zh: '该编号申请属于另一终端或另一种文件，未发放编号。',
    en: 'That request for numbers belongs to another kiosk or document; no numbers were granted.',
  },
  SERIALS_EXHAUSTED: {
    zh: '本终端今年该文件的编号已用完。请联系管理员。',
    en: 'The numbers of this kiosk for that document and year are used up. Call the administrator.',
  },
  CLAIM_HELD: {
    zh: '这份证明正在另一台终端上接着打印，本机不能同时打印。',
    en: 'That certificate is being printed at another kiosk; it cannot be printed here at the same time.',
  },
  CLAIM_OVER: {
    zh: '这份证明已不能接着打印：时间已过，或已在别处打印。',
    en: 'That certificate can no longer be gone on with: its time is over, or it was printed elsewhere.',
  },
  INTERNAL: {
    zh: '中心处理请求时出错，数据仍保留在终端，稍后会自动重试。',
    en: 'Central failed to process the request; data is kept on the kiosk and will be sent again.',
  },
} as const satisfies Record<string, Bilingual>;

export type SyncRefusalCode = keyof typeof texts;

/** A request that central will not serve; the code is for support, the text for the technician. */
export class SyncRefusal extends Error {
  readonly code: SyncRefusalCode;
  constructor(code: SyncRefusalCode) {
    super(code);
    this.name = 'SyncRefusal';
    this.code = code;
  }
}

/** The refusal as it goes over the wire. */
export function refusal(code: SyncRefusalCode): Refused {
  return { error: { code, message: texts[code] } };
}
