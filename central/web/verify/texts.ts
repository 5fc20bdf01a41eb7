import type { Bilingual } from '../shared/bilingual.ts';

export const title: Bilingual = { zh: '证明核验', en: 'Verify a certificate' };

export const texts = {
  heading: { zh: '核验一份证明', en: 'Check a certificate' },
  intro: {
    zh: '澜江大学自助终端打印的证明，人人都可以在这里核验，无需登录。',
    en: 'Anyone can check a certificate printed by a Lanjiang University kiosk here. No sign-in is needed.',
  },
  scanHeading: { zh: '扫描纸上的二维码', en: 'Scan the code on the paper' },
  scanText: {
    zh: '用手机相机扫描纸面右下角的二维码，核验在您的手机上完成，姓名等内容不会上传。',
    en: 'Point a phone camera at the code in the lower right corner. The check runs on your phone; no name leaves it.',
  },
  typeHeading: { zh: '输入编号和验证码', en: 'Type serial and code' },
  serial: { zh: '编号', en: 'Serial' },
  code: { zh: '验证码', en: 'Verification code' },
  codeHint: {
    zh: '16 位，不含 0、O、1、I，不区分大小写',
    en: '16 characters without 0, O, 1 or I; capitals do not matter',
  },
  check: { zh: '核验', en: 'Check' },
  checking: { zh: '正在核验…', en: 'Checking…' },
  badCode: {
    zh: '验证码有误：请对照纸面逐字核对。',
    en: 'That is not a verification code: compare it with the paper, character by character.',
  },
  dropHeading: { zh: '核验电子版 PDF', en: 'Check a PDF' },
  dropText: {
    zh: '把文件拖到这里，或选择文件。文件只在本机读取，不会上传。',
    en: 'Drop the file here or choose it. It is read on this device and not uploaded.',
  },
  choose: { zh: '选择文件', en: 'Choose file' },
  tooBig: {
    zh: '文件超过 20 MB，不是本校终端签发的证明。',
    en: 'The file is larger than 20 MB, which no certificate of ours is.',
  },
  another: { zh: '核验另一份', en: 'Check another' },
  fieldsText: {
    zh: '请与纸面逐项核对。以下各项由学校签名担保；若有不一致，以此处为准。',
    en: 'Compare with the paper, line by line. The university’s signature vouches for these; where the paper differs, believe this page.',
  },
  voidText: {
    zh: '以下是这份证明原有的内容，已不再有效。',
    en: 'This is what the certificate said. It no longer counts.',
  },
  revokedOn: { zh: '撤销日期：', en: 'Revoked on ' },
  compare: { zh: '请与纸面逐项核对。', en: 'Compare with the paper, line by line.' },
  notVouched: {
    zh: '证件号和出生日期不在二维码内，本页无法核验这两项。',
    en: 'ID number and date of birth are not in the code; this page cannot vouch for them.',
  },
  liveOnly: {
    zh: '凭编号查询只显示部分内容。核对全部内容请扫描二维码。',
    en: 'A look-up by serial shows part of the content only. Scan the code to check all of it.',
  },
  checksHeading: { zh: '核验项目', en: 'What was checked' },
  passed: { zh: '通过', en: 'Passed' },
  failed: { zh: '未通过', en: 'Failed' },
  live: { zh: '登记状态', en: 'On the register' },
  asOf: { zh: '截至', en: 'as of' },
  asking: { zh: '正在查询登记状态…', en: 'Asking the register…' },
  offlineLive: {
    zh: '暂时查不到登记状态（是否撤销），以上结论仅依据签名。',
    en: 'The register cannot be asked now, so revocation is unknown; the result rests on the signature alone.',
  },
} as const satisfies Record<string, Bilingual>;

export const fieldNames = {
  document: { zh: '证明类型', en: 'Document' },
  name: { zh: '姓名', en: 'Name' },
  nameEn: { zh: '英文姓名', en: 'Name in passport' },
  studentNo: { zh: '学号后四位', en: 'Student no. ends in' },
  college: { zh: '学院', en: 'College' },
  purpose: { zh: '用途', en: 'Issued for' },
  issued: { zh: '签发日期', en: 'Issued on' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  template: { zh: '模板', en: 'Template' },
  issuer: { zh: '签发单位', en: 'Issuer' },
} as const satisfies Record<string, Bilingual>;

export const documents: Record<string, Bilingual> = {
  D01: { zh: '在读证明', en: 'Certificate of Enrolment (Chinese)' },
  D02: { zh: '在读证明（英文）', en: 'Certificate of Enrolment (English)' },
};
