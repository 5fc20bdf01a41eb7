import type { Json } from './json.ts';

const centred = (text: string, bold = false, size = 1): Json => ({
  type: 'text',
  text,
  size,
  bold,
  align: 'center',
});
const pair = (left: string, right: string): Json => ({ type: 'pair', left, right });
const rule: Json = { type: 'rule' };
const feed: Json = { type: 'feed', lines: 1 };

/** Whoever has no name in Latin letters is named as the register does. */
const named = (zh: boolean): Json[] => {
  if (zh) return [pair('姓名', '{subject.nameZh}')];
  const field = 'subject.nameEn';
  return [
    { type: 'pair', left: 'Name', right: '{subject.nameEn}', when: { field, is: 'present' } },
    { type: 'pair', left: 'Name', right: '{subject.nameZh}', when: { field, is: 'absent' } },
  ];
};

const words = {
  zh: {
    no: '学号',
    college: '学院',
    office: '签发单位',
    until: '有效期至',
    scan: '扫码核验',
    serial: '编号',
    printed: '打印',
    again: '本件为第{attempt}次打印，先前打印件作废。',
  },
  en: {
    no: 'No.',
    college: 'College',
    office: 'Issued by',
    until: 'Valid until',
    scan: 'Scan to verify',
    serial: 'Serial',
    printed: 'Printed',
    again: 'Attempt {attempt}: any slip printed before is void.',
  },
} as const;

/** Lines of an 80 mm slip: heading, person, facts, the code that proves it, and what it is known by. */
export function slipLines(title: string, language: 'zh' | 'en'): Json[] {
  const zh = language === 'zh';
  const say = words[language];
  return [
    centred(zh ? '{university.nameZh}' : '{university.nameEn}', true),
    feed,
    centred(title, true, 2),
    rule,
    ...named(zh),
    pair(say.no, '{subject.no}'),
    pair(say.college, '{subject.college}'),
    rule,
    pair(say.office, '{office.name}'),
    pair(say.until, '{validUntil}'),
    feed,
    centred(say.scan, true),
    { type: 'qr' },
    centred('{verifyCode}', true),
    centred('{university.verifyHost}'),
    rule,
    pair(say.serial, '{serial}'),
    pair(say.printed, '{issued|iso} {issued|time} {kiosk}'),
    { type: 'text', text: say.again, when: 'secondAttempt' },
  ];
}
