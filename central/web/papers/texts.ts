import type { PersonFound } from '../contract/papers.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import type { Standing } from './model/standing.ts';

export const title: Bilingual = { zh: '文件审批', en: 'Approvals' };

export const texts = {
  find: { zh: '学（工）号或完整姓名', en: 'Number or whole name' },
  findHint: {
    zh: '姓名须完整，中英文均可。每次查看都有记录。',
    en: 'The whole name, in either script. Every look is recorded.',
  },
  findButton: { zh: '查找', en: 'Find' },
  finding: { zh: '正在查找…', en: 'Looking…' },
  nobody: {
    zh: '没有找到。请核对号码，或输入完整姓名（不支持只输一部分）。',
    en: 'Nobody found. Compare the number, or type the whole name: parts of it find nothing.',
  },
  several: {
    zh: '同名的有 {n} 位，请按学（工）号选择：',
    en: '{n} people have this name. Choose by number:',
  },
  more: {
    zh: '还有更多同名者，请改用学（工）号查找。',
    en: 'There are more of this name. Look by number instead.',
  },
  begin: {
    zh: '找到此人，选择文件，填写内容并批准；终端随即可以打印。',
    en: 'Find the person, choose the document, fill in what it states and approve it. Kiosks can print it at once.',
  },
  documents: { zh: '文件', en: 'Documents' },
  choose: { zh: '请在左侧选择一种文件。', en: 'Choose a document.' },
  noDocuments: {
    zh: '此人可办的文件都不需要填写内容，本人可直接在终端打印。',
    en: 'No document for this person needs anything to be stated; they print them at a kiosk by themselves.',
  },
  looks: { zh: '近来查看过此人的同事', en: 'Colleagues who opened this person lately' },
  nothing: { zh: '尚未填写', en: 'nothing stated' },
  office: { zh: '出具部门', en: 'Issued by' },
  stated: { zh: '已有内容', en: 'What is stated' },
  fromRecords: { zh: '来自学校数据', en: 'from the university’s records' },
  fromRecordsHint: {
    zh: '这一份来自学校数据，不经审批。如需更改，通常应在来源系统更正；在这里批准会覆盖它。',
    en: 'This came with the university’s records, without approval. Usually it is corrected there; approving here replaces it.',
  },
  approvedBy: { zh: '{who} 于 {when} 批准', en: 'approved by {who} on {when}' },
  approvedAt: { zh: '{when} 批准', en: 'approved on {when}' },
  copiesUsed: { zh: '已用 {used} / {all} 份', en: '{used} of {all} copies used' },
  printUntil: { zh: '可打印至 {day}', en: 'can be printed until {day}' },
  printFrom: { zh: '{day} 起可打印', en: 'can be printed from {day}' },
  usedBy: { zh: '用于', en: 'used by' },
  notHeard: { zh: '编号尚未同步', en: 'number not heard of yet' },
  hasPickup: { zh: '已发取件码', en: 'has a pick-up code' },
  change: { zh: '修改并重新批准', en: 'Change and approve again' },
  changeFirst: { zh: '修改并批准', en: 'Change and approve' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  withdrawTitle: { zh: '撤回这一份？', en: 'Withdraw this one?' },
  withdrawEffect: {
    zh: '所有终端不再打印这一份，已填内容一并删除。已经打印的仍然有效；如要作废，请到“签发登记”撤销。',
    en: 'No kiosk prints it any more, and what was filled in is deleted. Papers already printed stay valid; to make them worthless, revoke them in the register.',
  },
  withdrawn: { zh: '已撤回。', en: 'Withdrawn.' },
  another: { zh: '再填一份', en: 'State another one' },
  fill: { zh: '填写内容', en: 'What it will state' },
  refill: { zh: '修改内容', en: 'Change what it states' },
  noTemplate: {
    zh: '这种文件还没有启用的模板，暂时不能填写。请先在“文件模板”发布一版。',
    en: 'No template of this document is in force, so nothing can be filled in. Release one under Templates first.',
  },
  needsPhoto: {
    zh: '这种文件的模板要求照片，照片须随学校数据入库，不能在这里填写。',
    en: 'The template of this document asks for a photograph, which comes with the university’s records and cannot be stated here.',
  },
  noData: {
    zh: '这种文件除本人信息外不写别的内容，批准即可。',
    en: 'This document states nothing beyond the person; it only has to be approved.',
  },
  optional: { zh: '可不填', en: 'optional' },
  chinese: { zh: '中文', en: 'Chinese' },
  english: { zh: '英文', en: 'English' },
  yuan: { zh: '元', en: 'yuan' },
  pick: { zh: '请选择…', en: 'Choose…' },
  notStated: { zh: '不写', en: 'Not stated' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  row: { zh: '第 {n} 行', en: 'Row {n}' },
  addRow: { zh: '加一行', en: 'Add a row' },
  removeRow: { zh: '删除第 {n} 行', en: 'Remove row {n}' },
  rowsMost: { zh: '最多 {n} 行', en: 'at most {n} rows' },
  terms: { zh: '怎么打印', en: 'How it may be had' },
  copies: { zh: '份数', en: 'Copies' },
  copiesHint: {
    zh: '可在任一终端打印的总份数，1 至 20',
    en: 'In all, at whichever kiosks; 1 to 20',
  },
  validFrom: { zh: '最早打印日期', en: 'First day' },
  validUntil: { zh: '最晚打印日期', en: 'Last day' },
  validHint: {
    zh: '纸面有效期不会晚于最晚打印日期。',
    en: 'The paper is valid no longer than the last day.',
  },
  printDays: {
    zh: '批准后 {n} 天内须打印。',
    en: 'It has to be printed within {n} days of the approval.',
  },
  byRules: {
    zh: '这种文件能打印几份、何时打印，按“开具规则”，不由审批限定。',
    en: 'How many copies of this document there are, and when, the rules say and no approval.',
  },
  severalBox: { zh: '此人会有不止一份', en: 'This person will have several of these' },
  severalHint: {
    zh: '例如每年一份。每份要有名称，本人在终端上按名称选择。',
    en: 'One for each year, say. Each has a title by which the person chooses it at the kiosk.',
  },
  titleOf: { zh: '这一份的名称', en: 'Title of this one' },
  ref: { zh: '短名', en: 'Short name' },
  refHint: {
    zh: '内部区分用，不会打印；小写字母、数字和连字符',
    en: 'Tells records apart, never printed; small letters, digits, hyphens',
  },
  check: { zh: '核对并批准', en: 'Check and approve' },
  cancel: { zh: '取消', en: 'Cancel' },
  problems: { zh: '有 {n} 处需要修改：', en: '{n} places need a change:' },
  confirmTitle: { zh: '批准这份文件？', en: 'Approve this document?' },
  approve: { zh: '批准', en: 'Approve' },
  confirmCopies: { zh: '可打印 {n} 份', en: '{n} copies' },
  confirmCopy: { zh: '可打印 1 份', en: '1 copy' },
  again: {
    zh: '替换现有的一份，份数重新计算。',
    en: 'It takes the place of the one there is; copies count anew.',
  },
  newCode: {
    zh: '之前的取件码随之失效。',
    en: 'The pick-up code given before stops working.',
  },
  approved: {
    zh: '已批准。终端联网后即可打印。',
    en: 'Approved. Kiosks print it once they hear of it.',
  },
  codeTitle: { zh: '取件码', en: 'Pick-up code' },
  codeOnce: {
    zh: '只显示这一次。请打印或抄给本人；关闭后任何人都查不到，只能重新批准。',
    en: 'Shown this once. Print it or write it down for them: once closed nobody can see it again, and a new one takes a new approval.',
  },
  codeHow: {
    zh: '在任一自助终端选“凭取件码领取”，输入学（工）号和取件码。请勿转给他人。',
    en: 'At any kiosk choose “I have a pickup code”, then type the number and this code. Keep it to yourself.',
  },
  codeUntil: { zh: '领取期限：{day}', en: 'Collect it by {day}.' },
  number: { zh: '号码', en: 'Number' },
  document: { zh: '文件', en: 'Document' },
  print: { zh: '打印', en: 'Print' },
  handedOver: { zh: '已交给本人，关闭', en: 'Handed over, close' },
  preview: { zh: '看看纸面', en: 'See the paper' },
  previewTitle: { zh: '纸面预览', en: 'The paper' },
  previewHint: {
    zh: '由终端所用的引擎排版。姓名、号码、院系和填写的内容是真的，其余（如证件号、编号）是样例。',
    en: 'Made by the engine of the kiosks. Name, number, college and what you filled in are real; the rest, such as identity number and serial, is a sample.',
  },
  previewWaits: {
    zh: '填写完整后显示。',
    en: 'Shown once everything is filled in.',
  },
  previewPage: { zh: '第 {n} 页', en: 'Page {n}' },
  previewFaults: {
    zh: '按现在的内容打印不出来：',
    en: 'With these words it could not be printed:',
  },
  discard: { zh: '放弃已填的内容？', en: 'Give up what was filled in?' },
  discardEffect: {
    zh: '{who} 的文件已填写但未批准，换人后不会保留。',
    en: 'What was filled in for {who} is not approved, and is not kept when you go on to somebody else.',
  },
  discardConfirm: { zh: '放弃', en: 'Give up' },
} as const satisfies Record<string, Bilingual>;

export const roles: Record<PersonFound['role'], Bilingual> = {
  undergraduate: { zh: '本科生', en: 'Undergraduate' },
  postgraduate: { zh: '研究生', en: 'Postgraduate' },
  staff: { zh: '教职工', en: 'Staff' },
  alumnus: { zh: '校友', en: 'Alumnus' },
};

/** State as shape and word. */
export const standings: Record<Standing, { mark: string; words: Bilingual }> = {
  ready: { mark: '✓', words: { zh: '可以打印', en: 'can be printed' } },
  held: { mark: '‖', words: { zh: '暂停提供', en: 'on hold' } },
  unapproved: { mark: '○', words: { zh: '等待批准', en: 'waits for approval' } },
  'not-yet': { mark: '◷', words: { zh: '未到日期', en: 'not yet' } },
  over: { mark: '—', words: { zh: '已过期', en: 'over' } },
  'used-up': { mark: '●', words: { zh: '份数用完', en: 'used up' } },
};

export const holds = {
  'grade-locked': {
    zh: '成绩被锁定，解除后才能打印；批准不会解除。',
    en: 'Grades are locked. It prints once they are released; approving does not release them.',
  },
  'appeal-open': {
    zh: '成绩申诉未结，结束后才能打印；批准不会解除。',
    en: 'A grade appeal is open. It prints once that is closed; approving does not close it.',
  },
  'scores-incomplete': {
    zh: '成绩不全，补齐后才能打印；批准不会解除。',
    en: 'Grades are incomplete. It prints once they are there; approving does not change that.',
  },
} as const satisfies Record<string, Bilingual>;

/** A text with its places filled in. */
export function filled(text: Bilingual, parts: Record<string, string | number>): Bilingual {
  const fill = (words: string) =>
    Object.entries(parts).reduce((all, [name, part]) => all.replace(`{${name}}`, `${part}`), words);
  return { zh: fill(text.zh), en: fill(text.en) };
}
