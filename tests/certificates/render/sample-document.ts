/** A paper of two pages that uses all a writer can write: layers, a table over both pages, pictures, links. */
import { demoUniversity } from '@hallway/certificates';
import { loadTypefaces } from '../../../certificates/src/fonts/load.ts';
import type {
  Background,
  Block,
  Layout,
  PathOp,
  TextOp,
} from '../../../certificates/src/layout/ops.ts';
import { writeDocument } from '../../../certificates/src/render/document.ts';
import type { ProfileName } from '../../../certificates/src/render/profile.ts';
import { createStaticLayer } from '../../../certificates/src/render/static-layer.ts';
import { run } from '../support.ts';

const A4 = { width: 595.276, height: 841.89 };
export const link = 'https://verify.lju.example/C#ABC';

/** A picture by Pillow: a gradient, so that a wrong size or colour shows. */
export async function jpegOf(mode: string, save = ''): Promise<Uint8Array> {
  const script = `
import sys
from PIL import Image
image = Image.linear_gradient('L').resize((60, 80)).convert('${mode}')
image.save(sys.stdout.buffer, 'JPEG', quality=80${save})
`.trim();
  const encode = `import base64,subprocess,sys
print(base64.b64encode(subprocess.run(['/usr/bin/python3','-c',sys.argv[1]],capture_output=True,check=True).stdout).decode())`;
  const { stdout, stderr } = await run('/usr/bin/python3', ['-c', encode, script]);
  if (stdout === '') throw new Error(stderr);
  return new Uint8Array(Buffer.from(stdout, 'base64'));
}

function words(text: string, x: number, y: number, size = 10): TextOp {
  const place = { kind: 'text', weight: 'regular', colour: 'ink' } as const;
  return { ...place, size, x, y, text, spacing: 0, gaps: null };
}

function rule(y: number): PathOp {
  return { kind: 'path', data: `50 ${y} m 545 ${y} l`, stroke: { colour: 'brand', width: 1 } };
}

type Extra = Partial<Pick<Block, 'cell' | 'alt' | 'link' | 'language'>>;

function block(role: Block['role'], text: string, x: number, y: number, extra: Extra = {}): Block {
  return { role, language: 'zh', ops: [words(text, x, y)], ...extra };
}

const heads = ['课程', '学分'];
const firstRows = ['高等数学', '大学英语'];
const laterRows = ['线性代数'];

function tableRow(name: string, row: number, y: number): Block[] {
  return [
    block('TD', name, 60, y, { cell: { table: 0, row } }),
    block('TD', String(row + 2), 260, y, { cell: { table: 0, row } }),
  ];
}

function code(y: number): Block {
  const rect = { x: 480, y, width: 40, height: 40 };
  const ink: PathOp = { kind: 'path', data: `480 ${y} 40 40 re`, fill: 'ink' };
  return { role: 'Figure', language: 'zh', alt: '核验码', link: { uri: link, rect }, ops: [ink] };
}

export async function sampleLayout(): Promise<Layout> {
  const jpeg = await jpegOf('RGB');
  const photo = (x: number, y: number): Block => ({
    role: 'Figure',
    language: 'en',
    alt: 'Portrait of LIN Xiao',
    ops: [{ kind: 'image', jpeg, x, y, width: 60, height: 80 }],
  });
  return {
    ...A4,
    pages: [
      {
        layers: ['every', 'first'],
        blocks: [
          block('H1', '成绩单', 250, 760),
          block('H2', '第一学年', 60, 720),
          photo(470, 650),
          ...heads.map((head, i) =>
            block('TH', head, 60 + 200 * i, 600, { cell: { table: 0, row: 0, scope: 'Column' } }),
          ),
          ...firstRows.flatMap((name, i) => tableRow(name, i + 1, 570 - 30 * i)),
          code(60),
        ],
      },
      {
        layers: ['every', 'later', 'last'],
        blocks: [
          block('Artifact', heads.join(''), 60, 760),
          ...laterRows.flatMap((name, i) => tableRow(name, firstRows.length + 1 + i, 730)),
          block('TD', '合计十二学分', 60, 700, { cell: { table: 0, row: 9, span: 2 } }),
          block('P', 'End of record', 60, 650, { language: 'en' }),
          photo(470, 560),
          code(60),
        ],
      },
    ],
    seal: {
      page: 1,
      rect: { x: 100, y: 100, width: 100, height: 100 },
      alt: '澜江大学教务处印章',
      art: [{ kind: 'path', data: '5 5 90 90 re', stroke: { colour: 'seal', width: 4 } }],
      text: [words('教务处', 20, 45, 20)],
    },
    tables: ['课程与学分'],
  };
}

const palette = {
  ink: '0 0 0',
  muted: '.4 .4 .4',
  brand: '0 .3 .5',
  wash: '.9 .9 .9',
  seal: '.8 0 0',
};

const background: Background = {
  every: [rule(800)],
  first: [rule(780)],
  later: [rule(790)],
  last: [rule(40)],
};

/** The sample as a file. */
export async function writeSample(profile: ProfileName): Promise<Uint8Array> {
  const { faces } = await loadTypefaces();
  const [base] = faces.regular;
  if (!base) throw new RangeError('no face');
  const layout = await sampleLayout();
  const layer = createStaticLayer(
    {
      ...layout,
      background,
      characters: new Set('成绩单 0123456789'),
    },
    base,
    palette,
  );
  return writeDocument({
    layout,
    profile,
    faces,
    palette,
    layer,
    language: 'zh',
    title: '成绩单 (样张)',
    author: demoUniversity.zh,
    location: demoUniversity.address.zh,
    reason: '成绩单',
    date: { pdf: "D:20261122110700+08'00'", xmp: '2026-11-22T11:07:00+08:00' },
    template: { label: 'D07-zh@1', hash: '0'.repeat(64) },
    fileId: '0123456789abcdef'.repeat(2),
  });
}
