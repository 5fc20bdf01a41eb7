import type { LookupEntry, ShareEntry } from '../contract/me.ts';
import type { PaperState } from '../contract/verify.ts';
import type { Bilingual } from '../shared/bilingual.ts';

export const title: Bilingual = { zh: '我的证明', en: 'My certificates' };

export const texts = {
  signInHeading: { zh: '用证明登录', en: 'Sign in with a certificate' },
  signInText: {
    zh: '输入您手中任意一份证明的编号和验证码，以及您的自助密码。登录 15 分钟后自动退出。',
    en: 'Type serial and code of any certificate of yours, and your self-service password. You are signed out after 15 minutes.',
  },
  serial: { zh: '编号', en: 'Serial' },
  code: { zh: '验证码', en: 'Verification code' },
  codeHint: {
    zh: '16 位，不含 0、O、1、I，不区分大小写',
    en: '16 characters without 0, O, 1 or I; capitals do not matter',
  },
  badCode: {
    zh: '验证码有误：请对照纸面逐字核对。',
    en: 'That is not a verification code: compare it with the paper, character by character.',
  },
  password: { zh: '自助密码', en: 'Self-service password' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
  none: { zh: '还没有证明。', en: 'No certificates yet.' },
  issued: { zh: '签发', en: 'Issued' },
  until: { zh: '有效至', en: 'Valid until' },
  askedTimes: { zh: '近半年被查询次数', en: 'Times asked about in the last half year' },
  lookups: { zh: '谁查询过', en: 'Who asked' },
  lookupsText: {
    zh: '四位代号代表一个网络：代号相同，来自同一网络。学校不保存查询者的地址。',
    en: 'Four characters stand for a network: the same ones, the same network. No address is kept.',
  },
  nobody: { zh: '还没有人查询过。', en: 'Nobody has asked yet.' },
  network: { zh: '网络', en: 'Network' },
  shares: { zh: '分享', en: 'Shares' },
  sharesText: {
    zh: '把证明的全部内容给别人看。请把分享码和密码分两种方式告诉对方；随时可以撤回。',
    en: 'Let somebody see everything the paper says. Give code and PIN by two different ways; withdraw it at any time.',
  },
  share: { zh: '新建分享', en: 'New share' },
  days: { zh: '有效天数', en: 'Days' },
  notShareable: {
    zh: '这份证明的内容不在登记系统里，无法分享。',
    en: 'What this paper says is not on record, so it cannot be shared.',
  },
  newShare: {
    zh: '分享已建立。分享码和密码只显示这一次，请记下。',
    en: 'The share is made. Code and PIN are shown this once: write them down.',
  },
  shareCode: { zh: '分享码', en: 'Share code' },
  pin: { zh: '密码', en: 'PIN' },
  done: { zh: '记下了', en: 'Written down' },
  ends: { zh: '到期', en: 'Ends' },
  opened: { zh: '被打开次数', en: 'Opened' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Record<string, Bilingual>;

export const states: Record<PaperState, Bilingual> = {
  valid: { zh: '有效', en: 'Valid' },
  expired: { zh: '已过有效期', en: 'Expired' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  'not-printed': { zh: '未打印，已作废', en: 'Not printed, void' },
  unconfirmed: { zh: '出纸待确认', en: 'Printing not confirmed' },
};

export const shareStates: Record<ShareEntry['state'], Bilingual> = {
  open: { zh: '可打开', en: 'Open' },
  expired: { zh: '已过期', en: 'Expired' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  closed: { zh: '密码错误过多，已关闭', en: 'Closed: too many wrong PINs' },
};

export const lookupKinds: Record<LookupEntry['kind'], Bilingual> = {
  paper: { zh: '核验真伪和状态', en: 'Checked the paper' },
  match: { zh: '核对内容', en: 'Compared its content' },
  share: { zh: '打开分享', en: 'Opened a share' },
};
