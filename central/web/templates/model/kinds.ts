import type { Bilingual } from '../../shared/bilingual.ts';
import { at, isObject, membersOf, textOf, type JsonObject } from './json.ts';

/** How a property is edited. `unit` stands behind a number. */
export type Editor =
  | { kind: 'number'; unit: 'mm' | 'pt' | 'em' | ''; step: number }
  | { kind: 'choice'; values: Readonly<Record<string, Bilingual>>; optional?: true }
  | { kind: 'flag' }
  | { kind: 'text' };

export interface Property {
  label: Bilingual;
  editor: Editor;
}

const mm: Editor = { kind: 'number', unit: 'mm', step: 0.5 };
const pt: Editor = { kind: 'number', unit: 'pt', step: 0.5 };

const colours: Editor = {
  kind: 'choice',
  values: {
    ink: { zh: '墨色', en: 'Ink' },
    muted: { zh: '浅墨', en: 'Muted' },
    brand: { zh: '校色', en: 'Brand' },
    wash: { zh: '底纹', en: 'Wash' },
    seal: { zh: '朱红', en: 'Vermilion' },
  },
};

/** Every property that is edited by a control of its own; texts and tables have editors apart. */
export const properties: Readonly<Record<string, Property>> = {
  x: { label: { zh: '横向', en: 'Across' }, editor: mm },
  y: { label: { zh: '纵向', en: 'Down' }, editor: mm },
  width: { label: { zh: '宽', en: 'Width' }, editor: mm },
  height: { label: { zh: '高', en: 'Height' }, editor: mm },
  diameter: { label: { zh: '直径', en: 'Diameter' }, editor: mm },
  maxSize: { label: { zh: '最大边长', en: 'Largest edge' }, editor: mm },
  size: { label: { zh: '大小', en: 'Size' }, editor: { kind: 'number', unit: '', step: 0.5 } },
  labelSize: { label: { zh: '标签字号', en: 'Label size' }, editor: pt },
  valueSize: { label: { zh: '内容字号', en: 'Value size' }, editor: pt },
  leading: { label: { zh: '行距', en: 'Line distance' }, editor: pt },
  gap: { label: { zh: '段距', en: 'Between paragraphs' }, editor: pt },
  indent: {
    label: { zh: '首行缩进', en: 'Indent' },
    editor: { kind: 'number', unit: 'em', step: 0.5 },
  },
  tracking: {
    label: { zh: '字距', en: 'Letter spacing' },
    editor: { kind: 'number', unit: 'em', step: 0.02 },
  },
  thickness: {
    label: { zh: '线粗', en: 'Thickness' },
    editor: { kind: 'number', unit: 'pt', step: 0.1 },
  },
  curves: {
    label: { zh: '曲线数', en: 'Curves' },
    editor: { kind: 'number', unit: '', step: 1 },
  },
  seed: { label: { zh: '花纹号', en: 'Figure' }, editor: { kind: 'number', unit: '', step: 1 } },
  align: {
    label: { zh: '对齐', en: 'Align' },
    editor: {
      kind: 'choice',
      values: {
        left: { zh: '左', en: 'Left' },
        center: { zh: '中', en: 'Centre' },
        right: { zh: '右', en: 'Right' },
      },
    },
  },
  weight: {
    label: { zh: '字重', en: 'Weight' },
    editor: {
      kind: 'choice',
      values: { regular: { zh: '常规', en: 'Regular' }, bold: { zh: '粗', en: 'Bold' } },
    },
  },
  fit: {
    label: { zh: '放不下时', en: 'When too long' },
    editor: {
      kind: 'choice',
      values: {
        shrink: { zh: '缩小', en: 'Shrink' },
        wrap: { zh: '换行', en: 'Wrap' },
        refuse: { zh: '不予打印', en: 'Refuse' },
      },
    },
  },
  role: {
    label: { zh: '作用', en: 'Role' },
    editor: {
      kind: 'choice',
      values: {
        H1: { zh: '标题', en: 'Heading' },
        H2: { zh: '小标题', en: 'Subheading' },
        P: { zh: '正文', en: 'Text' },
        Artifact: { zh: '装饰（不朗读）', en: 'Decoration (not read out)' },
      },
    },
  },
  on: {
    label: { zh: '出现在', en: 'Appears on' },
    editor: {
      kind: 'choice',
      optional: true,
      values: {
        every: { zh: '每一页', en: 'Every page' },
        first: { zh: '首页', en: 'First page' },
        later: { zh: '后续页', en: 'Later pages' },
        last: { zh: '末页', en: 'Last page' },
      },
    },
  },
  colour: { label: { zh: '颜色', en: 'Colour' }, editor: colours },
  justify: { label: { zh: '两端对齐', en: 'Justified' }, editor: { kind: 'flag' } },
  label: { label: { zh: '标签', en: 'Label' }, editor: { kind: 'text' } },
  alt: { label: { zh: '读屏说明', en: 'Read out as' }, editor: { kind: 'text' } },
  data: { label: { zh: '照片数据', en: 'Photo data' }, editor: { kind: 'text' } },
};

/** Kinds of elements by name, and what a new one begins as; null for kinds that are only copied. */
export const kinds: Readonly<Record<string, { name: Bilingual; fresh: JsonObject | null }>> = {
  text: {
    name: { zh: '文字', en: 'Text' },
    fresh: {
      type: 'text',
      role: 'P',
      x: 25,
      y: 190,
      align: 'left',
      width: 160,
      size: 11,
      weight: 'regular',
      colour: 'ink',
      fit: 'shrink',
      text: '文字',
    },
  },
  fact: {
    name: { zh: '标签与内容', en: 'Label and value' },
    fresh: {
      type: 'fact',
      x: 25,
      y: 187,
      width: 50,
      label: '标签',
      value: '{validUntil}',
      labelSize: 7.5,
      valueSize: 11,
    },
  },
  flow: {
    name: { zh: '段落', en: 'Paragraphs' },
    fresh: {
      type: 'flow',
      x: 30,
      y: 107,
      width: 150,
      height: 60,
      size: 14,
      leading: 27,
      justify: true,
      indent: 2,
      gap: 3,
      colour: 'ink',
      paragraphs: [{ text: '正文' }],
    },
  },
  line: {
    name: { zh: '线', en: 'Line' },
    fresh: { type: 'line', x: 25, y: 181, width: 160, thickness: 0.4, colour: 'wash' },
  },
  rect: {
    name: { zh: '框', en: 'Box' },
    fresh: { type: 'rect', x: 25, y: 180, width: 160, height: 20, thickness: 0.4, colour: 'wash' },
  },
  guilloche: {
    name: { zh: '防伪底纹', en: 'Guilloche' },
    fresh: {
      type: 'guilloche',
      shape: 'rosette',
      x: 49,
      y: 92,
      width: 112,
      height: 112,
      curves: 30,
      thickness: 0.25,
      colour: 'wash',
    },
  },
  crest: {
    name: { zh: '校徽', en: 'Crest' },
    fresh: { type: 'crest', x: 25, y: 21, size: 18, colour: 'brand' },
  },
  microtext: {
    name: { zh: '微缩文字', en: 'Microtext' },
    fresh: {
      type: 'microtext',
      x: 25,
      y: 200,
      width: 160,
      size: 1.4,
      colour: 'brand',
      text: '{serial} ',
    },
  },
  table: {
    name: { zh: '表格', en: 'Table' },
    fresh: {
      type: 'table',
      summary: '表格',
      rows: 'rows',
      x: 25,
      width: 160,
      lanes: 1,
      gutter: 0,
      first: { y: 130, height: 60 },
      later: { y: 44, height: 220 },
      reserve: 0,
      columns: [],
      size: 9.5,
      headerSize: 8.5,
      leading: 13.4,
      empty: '无',
    },
  },
  photo: {
    name: { zh: '照片', en: 'Photo' },
    fresh: {
      type: 'photo',
      x: 150,
      y: 60,
      width: 35,
      height: 49,
      data: 'photo',
      alt: '照片',
    },
  },
  pantograph: { name: { zh: '复印显字', en: 'Copy warning' }, fresh: null },
  path: { name: { zh: '图形', en: 'Outline' }, fresh: null },
  qr: { name: { zh: '二维码', en: 'QR code' }, fresh: null },
  seal: { name: { zh: '印章', en: 'Seal' }, fresh: null },
};

/** Lines of a slip, and what a new one begins as. */
export const slipKinds: typeof kinds = {
  text: {
    name: { zh: '文字', en: 'Text' },
    fresh: { type: 'text', text: '文字', size: 1, bold: false, align: 'left' },
  },
  pair: { name: { zh: '左右两栏', en: 'Pair' }, fresh: { type: 'pair', left: '标签', right: '' } },
  rule: { name: { zh: '分隔线', en: 'Rule' }, fresh: { type: 'rule' } },
  feed: { name: { zh: '空行', en: 'Feed' }, fresh: { type: 'feed', lines: 1 } },
  qr: { name: { zh: '二维码', en: 'QR code' }, fresh: { type: 'qr' } },
  rows: {
    name: { zh: '逐行', en: 'For each row' },
    fresh: { type: 'rows', rows: 'rows', lines: [{ type: 'text', text: '' }] },
  },
};

/** Names of declared data of one type. */
export function declaredAs(template: JsonObject, type: 'rows' | 'photo'): string[] {
  return membersOf(template['data']).flatMap(([name, field]) =>
    isObject(field) && field['type'] === type ? [name] : [],
  );
}

/** As many columns as are read with ease. */
const columnsAtFirst = 5;

/** Columns for rows as they are declared, each as wide as the others. */
export function columnsFor(template: JsonObject, rows: string): JsonObject[] {
  const declared = membersOf(at(template, ['data', rows, 'columns'])).slice(0, columnsAtFirst);
  const language = template['language'] === 'en' ? 'en' : 'zh';
  const names = declared.length > 0 ? declared : [['name', {}] as const];
  return names.map(([name, column]) => ({
    header: textOf(at(column, ['label', language])) || name,
    text: `{row.${name}}`,
    share: Math.round(100 / names.length) / 100,
    align: 'left',
  }));
}

/** A new element or line, about the data the template declares. Null for a kind that is only copied. */
export function freshPart(
  all: typeof kinds,
  kind: string,
  template: JsonObject,
): JsonObject | null {
  const fresh = all[kind]?.fresh ?? null;
  const [rows] = declaredAs(template, 'rows');
  const [photo] = declaredAs(template, 'photo');
  if (kind === 'photo' && photo !== undefined) return { ...fresh, data: photo };
  if (kind === 'table') {
    return { ...fresh, rows: rows ?? 'rows', columns: columnsFor(template, rows ?? 'rows') };
  }
  return kind === 'rows' && rows !== undefined ? { ...fresh, rows } : fresh;
}
