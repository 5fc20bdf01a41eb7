/**
 * D01 unsigned against pdfkit's own subsetting: the same page from the same layout, in one process, rounds
 * interleaved and rotated, name, numbers, serial and code different in every round. CPU time, because the machine is
 * shared; medians.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PdfKit from 'pdfkit';
import {
  demoUniversity,
  signPdf,
  type CodeSigner,
  type IssueInput,
  type RenderEngine,
} from '@hallway/certificates';
import { loadFaces, type Faces, type Weight } from '../../certificates/src/fonts/faces.ts';
import { layoutBackground } from '../../certificates/src/layout/background.ts';
import { layoutDocument } from '../../certificates/src/layout/layout.ts';
import type { Layout, Op, PathOp, TextOp } from '../../certificates/src/layout/ops.ts';
import { Binder } from '../../certificates/src/template/bind.ts';

import { createFixture, issue, issuedAt, sharedEngine } from '../certificates/support.ts';
import { median } from './support/statistics.ts';

const ROUNDS = 48;
const WARM_UP = 40;

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN = '若溪启明一凡思远子涵嘉宁书瑶景行知夏云舒清和怀瑾望舒晚晴明哲雨桐浩然';
const MAJORS = [
  '软件工程',
  '人工智能',
  '会计学',
  '物流管理',
  '临床医学',
  '护理学',
  '海洋科学',
  '视觉传达设计',
];
const COLLEGES = ['计算机与人工智能学院', '经济管理学院', '医学院', '海洋学院', '艺术设计学院'];

function pick<T>(list: ArrayLike<T>, round: number, step: number): T {
  const one = list[(round * step) % list.length];
  if (one === undefined) throw new RangeError('empty list');
  return one;
}

function input(round: number): IssueInput {
  const nameZh = pick(SURNAMES, round, 7) + pick(GIVEN, round, 5) + pick(GIVEN, round, 11);
  const day = String((round % 28) + 1).padStart(2, '0');
  return issue(
    'D01',
    {
      nameZh,
      no: String(2_024_110_101 + round * 7919),
      birthDate: `2006-0${(round % 9) + 1}-${day}`,
      major: { zh: pick(MAJORS, round, 3), en: 'Major' },
      college: { zh: pick(COLLEGES, round, 2), en: 'College' },
    },
    { serial: `LJU-D01-2026-K01-${String(round + 1).padStart(6, '0')}`, statusIndex: round * 131 },
  );
}

const palette: Record<string, string> = demoUniversity.colours;

function fillOf(op: TextOp | PathOp): string {
  const name = op.kind === 'text' ? op.colour : (op.fill ?? op.stroke?.colour ?? 'ink');
  return palette[name] ?? '#000000';
}

/** The page through pdfkit, as a developer would write it: one call for each run of glyphs. */
async function pdfkitPage(
  page: Layout,
  background: readonly PathOp[],
  fonts: Record<Weight, Buffer>,
): Promise<Uint8Array> {
  const document = new PdfKit({ size: 'A4', margin: 0, compress: true });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve());
  });
  document.registerFont('regular', fonts.regular);
  document.registerFont('bold', fonts.bold);
  for (const op of background) pdfkitPath(document, op, page.height, 0, 0);
  const drawAll = (ops: readonly Op[], x: number, y: number) => {
    for (const op of ops) {
      if (op.kind === 'path') pdfkitPath(document, op, page.height, x, y);
      else if (op.kind === 'text') pdfkitText(document, op, page.height, x, y);
    }
  };
  for (const block of page.pages[0]?.blocks ?? []) drawAll(block.ops, 0, 0);
  const { rect, art, text } = page.seal;
  drawAll([...art, ...text], rect.x, rect.y);
  document.end();
  await done;
  return Buffer.concat(chunks);
}

type Kit = InstanceType<typeof PdfKit>;

function pdfkitPath(document: Kit, op: PathOp, height: number, x: number, y: number): void {
  document.save().transform(1, 0, 0, -1, x, height - y);
  if (op.place) document.transform(op.place.unit, 0, 0, op.place.unit, op.place.x, op.place.y);
  // Both engines get the same operators; only the writing differs.
  document.addContent(op.data);
  if (op.fill) document.fill(fillOf(op), 'even-odd');
  else document.lineWidth(op.stroke?.width ?? 1).stroke(fillOf(op));
  document.restore();
}

function pdfkitText(document: Kit, op: TextOp, height: number, x: number, y: number): void {
  document.font(op.weight).fontSize(op.size).fillColor(fillOf(op));
  const spacing = (op.spacing + (op.gaps?.[0] ?? 0)) * op.size;
  const left = op.x + x;
  const top = height - op.y - y;
  document.save();
  if (op.angle) document.rotate((-op.angle * 180) / Math.PI, { origin: [left, top] });
  const options = { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing } as const;
  document.text(op.text, left, top, options);
  document.restore();
}

function fontFile(style: string): Buffer {
  const name = `@expo-google-fonts/noto-serif-sc/${style}/NotoSerifSC_${style}.ttf`;
  return readFileSync(fileURLToPath(import.meta.resolve(name)));
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

/** CPU milliseconds of this process spent in a task. */
async function cpu(task: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / 1000;
}

function layoutFor(round: number, engine: RenderEngine, faces: Faces, number: string, qr: string) {
  const template = engine.inForce('D01', 'zh', issuedAt)?.template;
  if (template?.form !== 'sheet') throw new RangeError('no template D01-zh');
  const background = layoutBackground(template);
  const layout = layoutDocument({
    template,
    binder: new Binder({ input: input(round), university: demoUniversity, template }),
    faces,
    background,
    seal: { arc: '澜江大学教务处', purpose: '学籍证明专用章', number },
    qr,
  });
  return { layout, background: Object.values(background).flat() };
}

export async function bench(): Promise<object> {
  const { signer } = await createFixture();
  const engine = await sharedEngine();
  const faces = await loadFaces();
  const fonts = { regular: fontFile('400Regular'), bold: fontFile('700Bold') };
  const spent = {
    hallway: [] as number[],
    pdfkit: [] as number[],
    code: [] as number[],
    sign: [] as number[],
  };
  let bytes = { hallway: 0, pdfkit: 0 };
  let settled = 0;

  for (let i = 0; i < ROUNDS + WARM_UP; i++) {
    const counted = i >= WARM_UP;
    if (i === WARM_UP) settled = process.memoryUsage().rss;
    const rendered = await engine.render(input(i), signer);
    // pdfkit gets its page laid out and its symbol encoded beforehand; our figure includes both.
    const { layout, background } = layoutFor(i, engine, faces, signer.kid, rendered.qr);
    let other = new Uint8Array();
    // Neither engine's figure holds the signature of the code: it has its own line.
    const recorded: CodeSigner = { kid: signer.kid, sign: async () => new Uint8Array(64).fill(i) };
    const ours = () => cpu(() => engine.render(input(i), recorded));
    const theirs = () =>
      cpu(async () => {
        other = new Uint8Array(await pdfkitPage(layout, background, fonts));
      });
    const order = i % 2 === 0 ? [ours, theirs] : [theirs, ours];
    const results = [await order[0]?.(), await order[1]?.()];
    const [hallway = 0, pdfkit = 0] = i % 2 === 0 ? results : results.toReversed();
    const code = await cpu(() => signer.sign(new Uint8Array(250).fill(i)));
    const sign = await cpu(() => signPdf(rendered.pdf, signer, issuedAt));
    bytes = { hallway: rendered.pdf.length, pdfkit: other.length };
    if (!counted) continue;
    spent.hallway.push(hallway);
    spent.pdfkit.push(pdfkit);
    spent.code.push(code);
    spent.sign.push(sign);
  }

  const hallway = median(spent.hallway);
  const pdfkit = median(spent.pdfkit);
  return {
    bench: 'render D01, unsigned, against pdfkit with its own subsetting',
    rounds: ROUNDS,
    cpuMedianMs: {
      hallway: round2(hallway),
      pdfkit: round2(pdfkit),
      signCode: round2(median(spent.code)),
      sealPdf: round2(median(spent.sign)),
    },
    ratio: round2(hallway / pdfkit),
    ratioWithCodeSignature: round2((hallway + median(spent.code)) / pdfkit),
    goal: 0.35,
    bytes,
    rssGrowthMb: round2((process.memoryUsage().rss - settled) / 2 ** 20),
  };
}

if (import.meta.main) console.log(JSON.stringify(await bench(), null, 2));
