import { universityCalendar } from '@hallway/certificates/rules';
import type { ReceiptElement } from '@hallway/device-drivers';
import type { Bilingual } from '../../../bridge/index.ts';
import { endings, type Ending } from './words.ts';

/** Everything a recovery slip says. Nothing of it is personal. */
export interface SlipFacts {
  ending: Ending;
  /** What staff find the issue by: the tail of its serial. */
  caseNumber: string;
  university: Bilingual;
  kiosk: { id: string; place: Bilingual };
  help: { window: Bilingual; phone: string };
  at: Date;
}

/** The slip a person keeps when their paper did not certainly come out, from top to cut. Pure. */
export function recoverySlip(facts: SlipFacts): ReceiptElement[] {
  const { ending, caseNumber, university, kiosk, help, at } = facts;
  const { happened, kept, todo } = endings[ending];
  return [
    centred(university.zh, { bold: true }),
    centred(university.en),
    { type: 'feed', lines: 1 },
    centred('办理回执', { size: 2, bold: true }),
    centred('SERVICE SLIP'),
    { type: 'rule' },
    centred('办理编号 Case number'),
    centred(caseNumber, { size: 2, bold: true }),
    { type: 'feed', lines: 1 },
    { type: 'qr', text: caseNumber, module: 8, correction: 'M' },
    { type: 'feed', lines: 1 },
    { type: 'rule' },
    ...paragraph({ zh: '发生了什么', en: 'What happened' }, happened),
    { type: 'feed', lines: 1 },
    ...paragraph({ zh: '保留了什么', en: 'What was kept' }, kept),
    { type: 'feed', lines: 1 },
    ...paragraph({ zh: '现在怎么办', en: 'What to do now' }, todo),
    { type: 'rule' },
    ...line({ zh: '帮助', en: 'Help' }, help.window),
    ...(help.phone === '' ? [] : [pair('电话 Phone', help.phone)]),
    ...line({ zh: '终端', en: 'Kiosk' }, prefixed(kiosk.id, kiosk.place)),
    pair('时间 Time', campusTime(at)),
    { type: 'rule' },
    centred('本条不含个人信息，可放心保存'),
    centred('Nothing personal is on this slip'),
    { type: 'cut' },
  ];
}

function centred(text: string, look: { size?: 1 | 2; bold?: boolean } = {}): ReceiptElement {
  return { type: 'text', text, align: 'center', ...look };
}

function paragraph(title: Bilingual, { zh, en }: Bilingual): ReceiptElement[] {
  return [
    { type: 'text', text: `${title.zh} ${title.en}`, bold: true },
    { type: 'text', text: zh },
    { type: 'text', text: en },
  ];
}

function pair(left: string, right: string): ReceiptElement {
  return { type: 'pair', left, right };
}

/** A value in both languages, the second one below the first. */
function line(name: Bilingual, { zh, en }: Bilingual): ReceiptElement[] {
  return [pair(`${name.zh} ${name.en}`, zh), ...(en === zh ? [] : [pair('', en)])];
}

function prefixed(prefix: string, { zh, en }: Bilingual): Bilingual {
  return { zh: `${prefix} ${zh}`.trimEnd(), en: zh === en ? `${prefix} ${zh}`.trimEnd() : en };
}

/** `2026-11-27 12:05` on the campus clock. */
function campusTime(at: Date): string {
  const shifted = new Date(at.getTime() + universityCalendar.utcOffsetMinutes * 60_000);
  return shifted.toISOString().slice(0, 16).replace('T', ' ');
}
