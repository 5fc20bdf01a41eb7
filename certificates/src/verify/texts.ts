import type { Bilingual } from '../documents/types.ts';

export type CheckName =
  | 'code-format'
  | 'key-list'
  | 'key-known'
  | 'key-trusted'
  | 'code-signature'
  | 'key-valid'
  | 'not-expired'
  | 'not-revoked'
  | 'pdf-signature'
  | 'whole-file'
  | 'unchanged'
  | 'seal-trusted'
  | 'code-in-file'
  | 'code-same-seal'
  | 'time-stamp';

/** What each check says when it passes and when it fails. */
export const texts: Record<CheckName, { passed: Bilingual; failed: Bilingual }> = {
  'code-format': {
    passed: { zh: '二维码格式正确', en: 'The code is well formed' },
    failed: {
      zh: '这不是本校证明的二维码，或内容已损坏',
      en: 'This is not a code of this university, or it is damaged',
    },
  },
  'key-list': {
    passed: { zh: '学校的印章密钥目录真实', en: 'The university’s list of seal keys is genuine' },
    failed: {
      zh: '印章密钥目录未通过学校根证书校验，请更新核验页面',
      en: 'The list of seal keys is not signed by the university’s root; update the verifier',
    },
  },
  'key-known': {
    passed: { zh: '签发密钥在学校目录中', en: 'The signing key is in the university’s list' },
    failed: {
      zh: '签发密钥不在学校目录中；若证明刚刚签发，请联网更新后再试',
      en: 'The signing key is not in the university’s list; if the paper is very new, update and try again',
    },
  },
  'key-trusted': {
    passed: {
      zh: '签发密钥的证书由学校颁发',
      en: 'The key’s certificate was issued by the university',
    },
    failed: {
      zh: '签发密钥的证书不是学校颁发的',
      en: 'The key’s certificate was not issued by the university',
    },
  },
  'code-signature': {
    passed: { zh: '二维码内容未被改动', en: 'The content of the code is unchanged' },
    failed: {
      zh: '二维码签名无效，内容可能被改动',
      en: 'The signature of the code is wrong; its content may have been changed',
    },
  },
  'key-valid': {
    passed: { zh: '签发时密钥有效', en: 'The key was valid when the paper was issued' },
    failed: {
      zh: '签发时密钥已失效或被停用',
      en: 'The key had expired or was withdrawn when the paper was issued',
    },
  },
  'not-expired': {
    passed: { zh: '证明在有效期内', en: 'The paper is within its period of validity' },
    failed: { zh: '证明已过有效期', en: 'The paper’s period of validity is over' },
  },
  'not-revoked': {
    passed: { zh: '未被学校撤销', en: 'The university has not revoked the paper' },
    failed: {
      zh: '学校已撤销这份证明，或该编号已作废',
      en: 'The university has revoked the paper, or its number is void',
    },
  },
  'pdf-signature': {
    passed: { zh: '文件带有电子签名', en: 'The file carries an electronic signature' },
    failed: {
      zh: '文件不是 PDF、没有电子签名，或签名无法读取',
      en: 'The file is not a PDF, has no electronic signature, or the signature cannot be read',
    },
  },
  'whole-file': {
    passed: { zh: '签名覆盖整个文件', en: 'The signature covers the whole file' },
    failed: {
      zh: '签名没有覆盖整个文件：文件被截断或被追加',
      en: 'The signature does not cover the whole file: it was cut or something was added',
    },
  },
  unchanged: {
    passed: { zh: '文件签名后未被改动', en: 'The file is unchanged since it was signed' },
    failed: { zh: '文件签名后被改动过', en: 'The file was changed after it was signed' },
  },
  'seal-trusted': {
    passed: {
      zh: '电子印章证书由学校颁发',
      en: 'The seal certificate was issued by the university',
    },
    failed: {
      zh: '电子印章证书不是学校颁发的',
      en: 'The seal certificate was not issued by the university',
    },
  },
  'code-in-file': {
    passed: { zh: '文件中有可核验的二维码', en: 'The file carries a code that can be checked' },
    failed: { zh: '文件中没有可核验的二维码', en: 'The file carries no code that can be checked' },
  },
  'code-same-seal': {
    passed: {
      zh: '二维码与电子印章出自同一终端',
      en: 'Code and seal come from the same kiosk',
    },
    failed: {
      zh: '二维码与电子印章不是同一终端签发',
      en: 'Code and seal do not come from the same kiosk',
    },
  },
  'time-stamp': {
    passed: {
      zh: '可信时间戳有效',
      en: 'The time stamp is genuine',
    },
    failed: {
      zh: '时间戳无效，或不是可信机构所盖',
      en: 'The time stamp is wrong, or not from an authority that is trusted',
    },
  },
};

/** Why nothing can be said about revocation. None of these speaks against the paper. */
export type StatusGap = 'no-list' | 'not-genuine' | 'too-old' | 'before-issue' | 'out-of-range';

export const statusGaps: Record<StatusGap, Bilingual> = {
  'no-list': {
    zh: '手边没有撤销名单，无法判断是否已被撤销',
    en: 'There is no revocation list at hand, so revocation is not known',
  },
  'not-genuine': {
    zh: '手边的撤销名单不是学校签发的，无法判断是否已被撤销',
    en: 'The revocation list at hand is not signed by the university, so revocation is not known',
  },
  'too-old': {
    zh: '手边的撤销名单已过期，请联网更新后再判断是否已被撤销',
    en: 'The revocation list at hand is out of date; go online to learn about revocation',
  },
  'before-issue': {
    zh: '手边的撤销名单早于这份证明的签发时间，请联网更新',
    en: 'The revocation list at hand is older than the paper; go online to update it',
  },
  'out-of-range': {
    zh: '手边的撤销名单还不包含这份证明，请联网更新',
    en: 'The revocation list at hand does not cover this paper yet; go online to update it',
  },
};
