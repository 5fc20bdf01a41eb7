import type { RuleId } from '@hallway/certificates/rules';
import type { Bilingual } from '../shared/bilingual.ts';

export const title: Bilingual = { zh: '开具规则', en: 'Rules' };

/** What each rule looks at. */
export const ruleNames: Record<RuleId, Bilingual> = {
  R01: { zh: '本学期已注册', en: 'Registered this term' },
  R02: { zh: '无欠费', en: 'No fees owed' },
  R03: { zh: '不在休学', en: 'Not on leave' },
  R04: { zh: '在校与离校', en: 'Enrolled or left' },
  R05: { zh: '毕业班', en: 'Final year' },
  R06: { zh: '成绩齐全、无申诉', en: 'Grades complete, no appeal' },
  R07: { zh: '特殊培养项目', en: 'Special programmes' },
  R08: { zh: '英文姓名已确认', en: 'English name confirmed' },
  R09: { zh: '份数与收费', en: 'Copies and charges' },
  R10: { zh: '用途与有效期', en: 'Purpose and validity' },
  R11: { zh: '再验一次密码', en: 'Password once more' },
  R12: { zh: '须经审批', en: 'Approval needed' },
  R13: { zh: '红章到窗口', en: 'Ink seal at a window' },
  R17: { zh: '撤销后不再提供', en: 'Revoked is revoked' },
};

export const texts = {
  loading: { zh: '正在读取…', en: 'Loading…' },
  rules: { zh: '规则', en: 'Rules' },
  documents: { zh: '哪些证明适用', en: 'Which documents they apply to' },
  numbers: { zh: '份数与期限', en: 'Numbers' },
  changes: { zh: '更改记录', en: 'Changes' },
  on: { zh: '启用', en: 'On' },
  off: { zh: '停用', en: 'Off' },
  owner: { zh: '负责部门', en: 'Owner' },
  value: { zh: '数值', en: 'Number' },
  document: { zh: '证明', en: 'Document' },
  graceWeeks: { zh: '开学后宽限周数', en: 'weeks of grace' },
  terms: { zh: '毕业前几个学期', en: 'terms before the end' },
  days: { zh: '批准后可打印天数', en: 'days after approval' },
  perDay: { zh: '每日份数', en: 'A day' },
  perTerm: { zh: '每学期份数', en: 'A term' },
  perJob: { zh: '每次份数', en: 'At once' },
  free: { zh: '免费份数', en: 'Free' },
  price: { zh: '之后每份（元）', en: 'Then, ¥ each' },
  validDays: { zh: '有效天数', en: 'Days valid' },
  none: { zh: '与现行规则相同。', en: 'Nothing is changed.' },
  changed: { zh: '有 {n} 处更改。', en: '{n} changes.' },
  preview: { zh: '看看影响谁', en: 'Whom does it reach?' },
  looking: { zh: '正在计算…', en: 'Working it out…' },
  undo: { zh: '放弃更改', en: 'Undo' },
  publish: { zh: '发布到所有终端', en: 'Publish to all kiosks' },
  published: {
    zh: '已发布。终端联网后立即生效。',
    en: 'Published. Kiosks go by it once they hear of it.',
  },
  effect: { zh: '按 {n} 人计算：', en: 'Of {n} people:' },
  noEffect: { zh: '没有人的答复会改变。', en: 'Nobody’s answer would change.' },
  freed: { zh: '{n} 人由不能变为能', en: '{n} refused now would not be' },
  refused: { zh: '{n} 人由能变为不能', en: '{n} would be refused' },
  release: { zh: '随程序发布', en: 'came with the release' },
  version: { zh: '第 {n} 版', en: 'Version {n}' },
} as const satisfies Record<string, Bilingual>;
