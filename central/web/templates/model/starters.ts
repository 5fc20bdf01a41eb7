import type { Bilingual } from '../../shared/bilingual.ts';
import type { Json, JsonObject } from './json.ts';
import { slipLines } from './slip-starter.ts';

/** What a new document begins with. */
export interface Starter {
  code: 'statement' | 'letter' | 'plain' | 'slip';
  form: 'sheet' | 'slip';
  name: Bilingual;
  says: Bilingual;
  make(basics: Basics): JsonObject;
}

/** What is asked before a document is begun. */
interface Basics {
  name: Bilingual;
  language: 'zh' | 'en';
}

const text = (more: JsonObject): JsonObject => ({
  type: 'text',
  role: 'P',
  align: 'left',
  weight: 'regular',
  colour: 'ink',
  fit: 'shrink',
  ...more,
});

const line = (y: number, colour: string, thickness: number): JsonObject => ({
  type: 'line',
  x: 25,
  y,
  width: 160,
  thickness,
  colour,
});

/** Crest, names of the house, serial, and a rule with microtext under it. */
const letterhead = (zh: boolean): Json[] => [
  { type: 'crest', x: 25, y: 21, size: 18, colour: 'brand' },
  text({
    x: 48,
    y: 31,
    width: 80,
    size: 23,
    weight: 'bold',
    colour: 'brand',
    tracking: 0.14,
    text: '{university.nameZh}',
  }),
  text({
    language: 'en',
    x: 48.3,
    y: 37.6,
    width: 80,
    size: 8,
    colour: 'brand',
    tracking: 0.2,
    text: '{university.nameEn|upper}',
  }),
  text({
    x: 185,
    y: 27.4,
    align: 'right',
    width: 52,
    size: 7.5,
    colour: 'muted',
    text: zh ? '编号' : 'Serial No.',
  }),
  text({ x: 185, y: 32, align: 'right', width: 60, size: 10, text: '{serial}' }),
  line(44, 'brand', 0.7),
  {
    type: 'microtext',
    x: 25,
    y: 45.1,
    width: 160,
    size: 1.4,
    colour: 'brand',
    text: '{university.nameEn|upper} {serial} ',
  },
];

const heading = ({ zh, en }: Bilingual, chinese: boolean): Json =>
  text({
    role: 'H1',
    x: 105,
    y: 78,
    align: 'center',
    width: 150,
    size: chinese ? 32 : 26,
    weight: 'bold',
    tracking: chinese ? 0.4 : 0.02,
    text: chinese ? zh : en,
  });

const body = (zh: boolean, paragraphs: string[]): Json => ({
  type: 'flow',
  x: 30,
  y: 107,
  width: 150,
  height: 66,
  size: zh ? 14 : 12.5,
  leading: zh ? 27 : 20,
  justify: zh,
  indent: zh ? 2 : 0,
  gap: zh ? 3 : 8,
  colour: 'ink',
  paragraphs: paragraphs.map((paragraph) => ({ text: paragraph })),
});

/** Who issues it and when, the seal over it, the code beside it, and the address of the house. */
const foot = (zh: boolean): Json[] => [
  text({
    x: 58,
    y: 224,
    align: 'center',
    width: 66,
    size: zh ? 14 : 11,
    text: zh ? '{university.nameZh}{office.name}' : '{office.name}, {university.nameEn}',
  }),
  text({ x: 58, y: 234, align: 'center', width: 66, size: zh ? 13 : 11, text: '{issued}' }),
  {
    type: 'seal',
    x: 80,
    y: 228,
    diameter: 42,
    alt: zh ? '{university.nameZh}{office.name}电子印章' : 'Electronic seal of {office.name}',
  },
  {
    type: 'qr',
    x: 141.4,
    y: 203,
    size: 46,
    maxSize: 51.2,
    alt: zh ? '二维码：扫码核验编号{serial}' : 'QR code that verifies {serial}',
  },
  text({
    x: 164.4,
    y: 256,
    align: 'center',
    width: 41.2,
    size: 10,
    weight: 'bold',
    text: '{verifyCode}',
  }),
  text({
    x: 164.4,
    y: 260.6,
    align: 'center',
    width: 50,
    size: 7.5,
    colour: 'muted',
    text: zh ? '扫码核验，或访问{university.verifyHost}' : 'Scan, or visit {university.verifyHost}',
  }),
  text({
    x: 25,
    y: 268,
    width: 130,
    size: 7.5,
    colour: 'muted',
    text: zh ? '有效期至{validUntil}。涂改无效。' : 'Valid until {validUntil}. Void if altered.',
  }),
  line(271.5, 'brand', 0.7),
  {
    type: 'microtext',
    x: 25,
    y: 272.6,
    width: 160,
    size: 1.4,
    colour: 'brand',
    text: '{serial} {verifyCode} ',
  },
  text({
    x: 25,
    y: 277.5,
    width: 130,
    size: 7,
    colour: 'muted',
    text: '{university.address}  {university.phone}  {university.web}',
  }),
  text({
    x: 185,
    y: 277.5,
    align: 'right',
    width: 30,
    size: 7,
    colour: 'muted',
    text: '{template.label} · {kiosk}',
  }),
];

const rosette: Json = {
  type: 'guilloche',
  shape: 'rosette',
  x: 49,
  y: 92,
  width: 112,
  height: 112,
  curves: 30,
  thickness: 0.25,
  colour: 'wash',
};

/** What a new document says, whatever it is printed on. */
function head(form: Starter['form'], { name, language }: Basics): JsonObject {
  return {
    form,
    id: 'D00',
    version: 1,
    language,
    name: { ...name },
    office: 'registrar',
    title: `${name[language]} {serial}`,
    claims: ['subject.college'],
  };
}

function sheet(basics: Basics, paragraphs: string[], ground: Json[]): JsonObject {
  const { name, language } = basics;
  const zh = language === 'zh';
  return {
    ...head('sheet', basics),
    page: { width: 210, height: 297 },
    elements: [...ground, ...letterhead(zh), heading(name, zh), body(zh, paragraphs), ...foot(zh)],
  };
}

export const starters: readonly Starter[] = [
  {
    code: 'statement',
    form: 'sheet',
    name: { zh: '证明', en: 'Certificate' },
    says: {
      zh: '抬头、标题、正文、印章、二维码和底纹',
      en: 'Letterhead, title, body, seal, code and a guilloche',
    },
    make: (basics) =>
      sheet(
        basics,
        basics.language === 'zh'
          ? [
              '兹证明{subject.nameZh}（学号{subject.no}），系我校{subject.college}学生。',
              '特此证明。',
            ]
          : [
              'This is to certify that {subject.nameEn} (No. {subject.no}) is a student of {subject.college}.',
            ],
        [rosette],
      ),
  },
  {
    code: 'letter',
    form: 'sheet',
    name: { zh: '函件', en: 'Letter' },
    says: { zh: '写给某个单位的信', en: 'A letter to somebody' },
    make: (basics) =>
      sheet(
        basics,
        basics.language === 'zh'
          ? [
              '有关单位：',
              '兹有我校{subject.college}{subject.nameZh}（学号{subject.no}）前往贵处办理有关事宜，请予接洽。',
              '此致',
            ]
          : [
              'To whom it may concern,',
              '{subject.nameEn} (No. {subject.no}) of {subject.college} is a member of this university. We kindly ask you to give assistance.',
            ],
        [],
      ),
  },
  {
    code: 'plain',
    form: 'sheet',
    name: { zh: '空白', en: 'Blank' },
    says: { zh: '只有抬头、印章和二维码', en: 'Letterhead, seal and code only' },
    make: (basics) => sheet(basics, [basics.language === 'zh' ? '正文' : 'Text'], []),
  },
  {
    code: 'slip',
    form: 'slip',
    name: { zh: '小票', en: 'Slip' },
    says: {
      zh: '80 毫米纸卷：标题、本人、事项、二维码和票尾',
      en: 'On the 80 mm roll: heading, person, facts, code and foot',
    },
    make: (basics) => ({
      ...head('slip', basics),
      lines: slipLines(basics.name[basics.language], basics.language),
    }),
  },
];
