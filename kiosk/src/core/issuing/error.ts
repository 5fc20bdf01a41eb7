import type { Bilingual, PersonMessage } from '../../bridge/index.ts';

export type IssuingErrorCode =
  | 'GLYPH_MISSING'
  | 'NO_SERIALS'
  | 'NO_SLIP_PRINTER'
  | 'NO_SEAL'
  | 'SEAL_EXPIRED'
  | 'SNAPSHOT_OLD'
  | 'OFFLINE_CAP'
  | 'OFFLINE_AMOUNT'
  | 'BALANCE_LOW'
  | 'RECORD_INCOMPLETE'
  | 'TEXT_TOO_LONG'
  | 'NOT_OFFERED'
  | 'NUMBER_TAKEN'
  | 'NOT_RECORDED';

/** Why a document could not be made. Nothing was issued, no number was used; `person` says so in plain words. */
export class IssuingError extends Error {
  readonly code: IssuingErrorCode;
  readonly person: PersonMessage;

  constructor(code: IssuingErrorCode, person: PersonMessage, options?: ErrorOptions) {
    super(`cannot issue: ${code}`, options);
    this.name = 'IssuingError';
    this.code = code;
    this.person = person;
  }
}

interface Wording {
  text: Bilingual;
  action: Bilingual;
}

const untouched: Bilingual = {
  zh: '证明没有开出，打印份数没有扣减。',
  en: 'No certificate was issued and none of your copies was used.',
};

const otherKiosk: Bilingual = {
  zh: '请换一台终端，或按“退出”后到窗口办理。',
  en: 'Please use another kiosk, or exit and ask at a service window.',
};

const registrar: Bilingual = {
  zh: '请到教务处窗口（澜江师生之家一层 3 号）核对学籍信息，工作日 8:30–11:45、13:30–17:00。',
  en: 'Please check your record at the Registrar, window 3 on the ground floor of Tinglan Hall, weekdays 8:30–11:45 and 13:30–17:00.',
};

const wordings: Record<Exclude<IssuingErrorCode, 'GLYPH_MISSING'>, Wording> = {
  NO_SERIALS: {
    text: {
      zh: '本机的证明编号已用完，正在等待服务器发放新编号。',
      en: 'This kiosk has used up its certificate numbers and is waiting for new ones.',
    },
    action: otherKiosk,
  },
  NO_SLIP_PRINTER: {
    text: {
      zh: '本机没有小票打印机，不能打印这种单据。',
      en: 'This kiosk has no receipt printer, which this slip needs.',
    },
    action: otherKiosk,
  },
  NO_SEAL: {
    text: {
      zh: '本机还没有取得电子印章证书，暂时不能开具证明。',
      en: 'This kiosk has not received its seal certificate yet and cannot issue certificates.',
    },
    action: otherKiosk,
  },
  SEAL_EXPIRED: {
    text: {
      zh: '本机的电子印章证书不在有效期内，暂时不能开具证明。',
      en: 'The seal certificate of this kiosk is not valid today, so it cannot issue certificates.',
    },
    action: otherKiosk,
  },
  SNAPSHOT_OLD: {
    text: {
      zh: '本机与服务器断开太久，学籍数据可能已经过期。',
      en: 'This kiosk has been out of contact for too long, and its records may be out of date.',
    },
    action: otherKiosk,
  },
  OFFLINE_CAP: {
    text: {
      zh: '本机暂时与服务器断开，断开期间您今天在这里可打印的份数已用完。',
      en: 'This kiosk is out of contact with the server, and you have had the copies it may give you today meanwhile.',
    },
    action: {
      zh: '请减少份数、换一台终端，或等网络恢复后再来。',
      en: 'Please ask for fewer copies, use another kiosk, or come back when it is connected again.',
    },
  },
  OFFLINE_AMOUNT: {
    text: {
      zh: '本机暂时与服务器断开，断开期间一次最多收取 20 元。',
      en: 'This kiosk is out of contact with the server and may charge at most ¥20 at once meanwhile.',
    },
    action: {
      zh: '请减少份数、换一台终端，或等网络恢复后再来。',
      en: 'Please ask for fewer copies, use another kiosk, or come back when it is connected again.',
    },
  },
  BALANCE_LOW: {
    text: {
      zh: '校园卡的余额不够支付这些份数，没有扣款。',
      en: 'Your campus card does not hold enough for these copies. Nothing was charged.',
    },
    action: {
      zh: '请减少份数，或先给校园卡充值再来；刚充的值要等终端收到才看得到。',
      en: 'Please ask for fewer copies, or top up your card first; a kiosk sees it as soon as it is told.',
    },
  },
  RECORD_INCOMPLETE: {
    text: {
      zh: '您的记录缺少证明上必须写明的内容（如年级、学制或入学时间），或与证明的格式不符。',
      en: 'Your record lacks something the certificate must state, such as your year, programme length or enrolment date, or does not fit its form.',
    },
    action: registrar,
  },
  TEXT_TOO_LONG: {
    text: {
      zh: '您的记录中有一项内容太长，证明上印不下，为避免印不全，没有继续。',
      en: 'Something in your record is too long for the certificate, and this kiosk will not print half of it.',
    },
    action: registrar,
  },
  NOT_OFFERED: {
    text: { zh: '本机不能开具这种证明。', en: 'This kiosk cannot issue that document.' },
    action: {
      zh: '请返回，选择其他证明。',
      en: 'Please go back and choose another document.',
    },
  },
  NUMBER_TAKEN: {
    text: {
      zh: '预览期间证明编号已变化，需要重新生成。',
      en: 'The certificate number changed while you were looking at the preview.',
    },
    action: {
      zh: '请返回上一步，再看一次预览后确认。',
      en: 'Please go back one step, look at the new preview and confirm again.',
    },
  },
  NOT_RECORDED: {
    text: {
      zh: '本机无法保存这份证明的记录，没有记录就不能开出证明。',
      en: 'This kiosk could not record the certificate, and without a record it must not issue one.',
    },
    action: otherKiosk,
  },
};

function message(code: IssuingErrorCode, { text, action }: Wording): PersonMessage {
  return {
    code,
    tone: 'fault',
    text: { zh: `${text.zh}${untouched.zh}`, en: `${text.en} ${untouched.en}` },
    action,
  };
}

/** An error with the words that belong to its code. */
export function issuingError(
  code: Exclude<IssuingErrorCode, 'GLYPH_MISSING'>,
  options?: ErrorOptions,
): IssuingError {
  return new IssuingError(code, message(code, wordings[code]), options);
}

/** The fonts lack characters of the record. A box in a name is worse than no paper. */
export function glyphMissing(characters: readonly string[], options?: ErrorOptions): IssuingError {
  const shown = characters.join('、');
  const points = characters
    .map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(', ');
  const wording: Wording = {
    text: {
      zh: `本机的字库中没有“${shown}”（${points}），为避免印错，没有继续。`,
      en: `This kiosk has no type for “${characters.join(' ')}” (${points}), and will not print it wrongly.`,
    },
    action: {
      zh: '请到教务处窗口（澜江师生之家一层 3 号）办理，告诉老师以上字符即可，工作日 8:30–11:45、13:30–17:00。',
      en: 'Please go to the Registrar, window 3 on the ground floor of Tinglan Hall, and show this character; weekdays 8:30–11:45 and 13:30–17:00.',
    },
  };
  return new IssuingError('GLYPH_MISSING', message('GLYPH_MISSING', wording), options);
}
