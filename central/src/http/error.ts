import type { FastifyError, FastifyInstance } from 'fastify';
import type { Bilingual } from '@hallway/protocol';

interface Answer {
  status: number;
  message: Bilingual;
}

/** Every refusal central gives over HTTP, with what to do next. */
const answers = {
  BAD_REQUEST: {
    status: 400,
    message: {
      zh: '请求内容不完整或格式有误，请检查后重试。',
      en: 'The request is incomplete or malformed. Check it and try again.',
    },
  },
  SIGN_IN_NEEDED: {
    status: 401,
    message: { zh: '请先登录。', en: 'Sign in first.' },
  },
  WRONG_SECRET: {
    status: 401,
    message: {
      zh: '工号或密钥不正确，请核对后重试。',
      en: 'The staff number or secret is not right. Check them and try again.',
    },
  },
  NOT_ALLOWED: {
    status: 403,
    message: {
      zh: '您的角色没有查看此内容的权限，如需要请联系管理员。',
      en: 'Your role may not see this. Ask an administrator if you need it.',
    },
  },
  NOT_FOUND: {
    status: 404,
    message: { zh: '没有找到该页面。', en: 'There is nothing at this address.' },
  },
  NO_SUCH_PAPER: {
    status: 404,
    message: {
      zh: '编号与验证码不相符，或该证明尚未同步。请逐字核对；若纸上有二维码，可直接扫码离线核验。',
      en: 'Serial and code do not belong together, or the paper is not on record yet. Check them letter by letter, or scan the QR code on the paper.',
    },
  },
  NOTHING_TO_APPROVE: {
    status: 409,
    message: {
      zh: '查无此人，或这种证明无需审批。请核对学（工）号和证明种类。',
      en: 'Nobody has that number, or this document needs no approval. Check number and document.',
    },
  },
  NO_SUCH_PERSON: {
    status: 404,
    message: {
      zh: '查无此人。请核对学（工）号，或向人事、学籍部门确认是否已入库。',
      en: 'Nobody has that number. Compare it with the card, or ask the office that keeps the records of people.',
    },
  },
  PAPER_CHANGED: {
    status: 409,
    message: {
      zh: '您打开之后，另一位同事已经审批或撤回了这一份，您的审批没有保存。请重新打开此人，核对后再批。',
      en: 'A colleague approved or withdrew this one after you opened it; your approval was not kept. Open the person again, and look before you approve.',
    },
  },
  NOTHING_TO_WITHDRAW: {
    status: 404,
    message: {
      zh: '这一份已经不在，可能已被同事撤回。请重新打开此人查看。',
      en: 'This one is gone; a colleague may have withdrawn it. Open the person again to see.',
    },
  },
  DATA_UNFIT: {
    status: 409,
    message: {
      zh: '填写的内容与这种证明的模板不符：缺项、多项或格式不对。请对照模板检查后重试。',
      en: 'What was filled in does not fit the template of this document: something is missing, unknown or malformed.',
    },
  },
  NOT_OFFERED: {
    status: 404,
    message: {
      zh: '查无此人，或这种证明不向此人开具。请核对学（工）号、证明种类和语言。',
      en: 'Nobody has that number, or this document is not for this person. Check number, document and language.',
    },
  },
  RULES_CHANGED: {
    status: 409,
    message: {
      zh: '规则已被他人修改，您的修改没有保存。请重新打开规则，核对后再改。',
      en: 'Somebody else has changed the rules meanwhile; your change was not kept. Open them again and redo it.',
    },
  },
  OTHER_SERIAL: {
    status: 404,
    message: {
      zh: '验证码在册，但属于另一个编号：请逐字核对编号。',
      en: 'The code is on record, but under another serial: compare the serial with the paper, character by character.',
    },
  },
  WRONG_HOLDER: {
    status: 401,
    message: {
      zh: '编号、验证码与密码不相符。尚未设置自助密码的，请先在自助终端或综合窗口设置。',
      en: 'Serial, code and password do not belong together. Without a self-service password, set one at a kiosk or at the general window first.',
    },
  },
  HOLDER_SIGN_IN: {
    status: 401,
    message: {
      zh: '登录已过期，请用证明和密码重新登录。',
      en: 'You are signed out. Sign in again with a certificate and your password.',
    },
  },
  NOTHING_TO_SHARE: {
    status: 409,
    message: {
      zh: '这份证明已失效，或没有可供分享的内容。',
      en: 'This certificate no longer counts, or its content is not on record; it cannot be shared.',
    },
  },
  TOO_MANY_SHARES: {
    status: 409,
    message: {
      zh: '这份证明的有效分享已达上限，请先撤回不再需要的。',
      en: 'This certificate has as many open shares as it may have. Withdraw one first.',
    },
  },
  NO_SUCH_SHARE: {
    status: 404,
    message: {
      zh: '没有这个分享码，请逐字核对。',
      en: 'There is no such share. Compare the code, character by character.',
    },
  },
  SHARE_OVER: {
    status: 410,
    message: {
      zh: '这个分享已过期、被持有人撤回，或因密码多次输错而关闭。请向持有人索取新的分享。',
      en: 'This share has expired, was withdrawn by its holder, or was closed after too many wrong PINs. Ask the holder for a new one.',
    },
  },
  WRONG_PIN: {
    status: 403,
    message: {
      zh: '分享密码不正确。多次输错后分享会关闭。',
      en: 'The PIN is not right. After several wrong ones the share is closed.',
    },
  },
  NOT_AMBIGUOUS: {
    status: 409,
    message: {
      zh: '这份证明的出纸情况已经明确，无需答复。请刷新后查看。',
      en: 'It is known already what became of this paper. Refresh to see it.',
    },
  },
  SECOND_PERSON_NEEDED: {
    status: 409,
    message: {
      zh: '用印事项须由另一位工作人员批准，不能批准自己的申请。',
      en: 'Acts on the seal need a second person: somebody else must approve what you asked for.',
    },
  },
  ALREADY_DECIDED: {
    status: 409,
    message: {
      zh: '该用印申请已有决定，请刷新后查看。',
      en: 'This request was decided already. Refresh to see it.',
    },
  },
  REQUEST_LAPSED: {
    status: 409,
    message: {
      zh: '申请后这台终端已更换或停用，该申请不再有效。',
      en: 'The kiosk was replaced or taken out since this was asked, so the request counts no more.',
    },
  },
  SEAL_KEY_UNFIT: {
    status: 400,
    message: {
      zh: '印章密钥的证书申请不合格，没有签发证书。请升级终端程序或检查密钥设备。',
      en: 'The request for a seal certificate is not in order; none was issued. Update the kiosk program or check its key device.',
    },
  },
  FOREIGN_PAGE: {
    status: 403,
    message: {
      zh: '请求来自其他网站的页面，已被拒绝。请在本站页面上操作。',
      en: 'This was asked by a page of another site and refused. Use the pages of this site.',
    },
  },
  NO_UNATTENDED_TEST: {
    status: 409,
    message: {
      zh: '这种设备需要有人在场才能测试，请到终端上操作。',
      en: 'A device of this kind can only be tested with somebody there. Go to the kiosk.',
    },
  },
  TEMPLATE_INVALID: {
    status: 422,
    message: {
      zh: '模板有问题，还不能提交。请按所列位置修改。',
      en: 'The template has faults and cannot be handed in yet. Mend them at the places listed.',
    },
  },
  TEMPLATE_UNOFFERED: {
    status: 422,
    message: {
      zh: '还没有说明谁可以打印这种文件。请在“谁能打印”里填写后再提交。',
      en: 'Nobody has said who may have this document. Fill in “Who may have it”, then hand it in.',
    },
  },
  TEMPLATE_CHANGED: {
    status: 409,
    message: {
      zh: '您打开之后，别人已经改过这份草稿，您的改动没有保存。请重新打开草稿，再把改动做一遍。',
      en: 'Somebody else changed this draft after you opened it, so your changes were not saved. Open it again and make them once more.',
    },
  },
  TEMPLATE_STATE: {
    status: 409,
    message: {
      zh: '这个版本已经进入下一步，不能再这样操作。请刷新后查看。',
      en: 'This version has moved on, so that is no longer possible. Refresh to see it.',
    },
  },
  TEMPLATE_OWN: {
    status: 403,
    message: {
      zh: '参与编写这个版本的人不能发布或退回它，请另一位同事审核。',
      en: 'Whoever worked on a version cannot release or return it. Ask a colleague to review it.',
    },
  },
  TEMPLATE_OPEN: {
    status: 409,
    message: {
      zh: '这份模板已有一个草稿或待审核的版本，请先完成或撤回它。',
      en: 'There is a draft or a version under review of this template already. Finish or withdraw it first.',
    },
  },
  TEMPLATE_DATE: {
    status: 422,
    message: {
      zh: '启用日期不能早于今天，也不能晚于一年之后。',
      en: 'The start date is today or later, and within a year.',
    },
  },
  TOO_MANY: {
    status: 429,
    message: {
      zh: '尝试过于频繁，请稍候再试。',
      en: 'Too many attempts. Wait a moment and try again.',
    },
  },
  FAILED: {
    status: 500,
    message: {
      zh: '服务器出错，已有数据未受影响，请稍后再试。',
      en: 'The server failed; nothing stored was harmed. Try again later.',
    },
  },
} as const satisfies Record<string, Answer>;

export type HttpErrorCode = keyof typeof answers;

/** A refusal with a code for support and a sentence for the person. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly code: HttpErrorCode;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | null;
  /** What else a program needs to show it; nothing personal. */
  readonly details: Readonly<Record<string, unknown>>;
  constructor(
    code: HttpErrorCode,
    retryAfter: number | null = null,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.code = code;
    this.retryAfter = retryAfter;
    this.details = details;
  }
}

function codeOf(error: FastifyError | HttpError): HttpErrorCode {
  if (error instanceof HttpError) return error.code;
  const status = error.statusCode ?? 500;
  if (status === 404) return 'NOT_FOUND';
  return status >= 400 && status < 500 ? 'BAD_REQUEST' : 'FAILED';
}

/** Answers every error in one shape, `{ error: { code, message } }`; details stay in the log. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | HttpError>((error, request, reply) => {
    const code = codeOf(error);
    const { status, message } = answers[code];
    if (status >= 500)
      request.log.error({ code: error.code, stack: error.stack }, 'request failed');
    if (error instanceof HttpError && error.retryAfter !== null) {
      void reply.header('retry-after', error.retryAfter);
    }
    const details = error instanceof HttpError ? error.details : {};
    return reply.code(status).send({ error: { code, message, ...details } });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { code: 'NOT_FOUND', message: answers.NOT_FOUND.message } }),
  );
}
