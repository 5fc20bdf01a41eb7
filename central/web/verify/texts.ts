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
  compare: { zh: '请与纸面逐项核对。', en: 'Compare with the paper, line by line.' },
  notVouched: {
    zh: '纸上还有以下内容不在二维码内，签名不担保：',
    en: 'The paper also says these, which are not in the code; the signature does not vouch for them: ',
  },
  notVouchedUnknown: {
    zh: '纸上其余内容（如证件号、出生日期、成绩）不在二维码内，签名不担保。',
    en: 'Whatever else the paper says (such as ID number, date of birth, marks) is not in the code; the signature does not vouch for it.',
  },
  open: { zh: '未能检查', en: 'Could not be checked' },
  cameraHeading: { zh: '用相机扫码', en: 'Scan with the camera' },
  cameraOpen: { zh: '打开相机', en: 'Open camera' },
  cameraClose: { zh: '关闭相机', en: 'Close camera' },
  cameraHint: {
    zh: '把二维码放进画面，离纸约一掌远。',
    en: 'Hold the code in the picture, about a hand’s width away.',
  },
  cameraDenied: {
    zh: '无法使用相机：请在浏览器设置中允许，或改用其他方式核验。',
    en: 'The camera cannot be used: allow it in the browser’s settings, or check in another way.',
  },
  shareHeading: { zh: '打开持有人的分享', en: 'Open a share' },
  shareText: {
    zh: '成绩单等证明的全部内容，凭持有人给您的分享码和密码查看。',
    en: 'See everything a transcript says, with the share code and PIN its holder gave you.',
  },
  shareCode: { zh: '分享码', en: 'Share code' },
  pin: { zh: '分享密码（6 位数字）', en: 'PIN (6 digits)' },
  refused: { zh: '没有打开', en: 'Not opened' },
  openShare: { zh: '查看', en: 'Open' },
  sharedLead: {
    zh: '以下是证明的全部内容，由持有人允许您查看。请与纸面逐项核对。',
    en: 'This is everything the paper says, as its holder lets you see it. Compare line by line.',
  },
  sharedUntil: { zh: '分享有效至', en: 'This share ends' },
  matchHeading: { zh: '核对其他内容', en: 'Check something else the paper says' },
  matchText: {
    zh: '输入纸上写的内容，系统只回答“相符”或“不符”，不会显示记录内容；持有人会看到有人核对过。',
    en: 'Type what the paper says. The answer is match or no match, never the record itself; the holder sees that somebody asked.',
  },
  matchField: { zh: '项目', en: 'Field' },
  matchValue: { zh: '纸上写的', en: 'What the paper says' },
  matchAsk: { zh: '核对', en: 'Compare' },
  match: { zh: '相符', en: 'Match' },
  'no-match': { zh: '不符', en: 'No match' },
  'cannot-say': { zh: '无法判断', en: 'Cannot say' },
  mine: {
    zh: '我的证明：查看谁核验过、分享内容',
    en: 'Your own certificates: see who asked, share their content',
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
