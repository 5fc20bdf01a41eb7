/**
 * D01 unsigned against pdfkit's own subsetting and typst: the same page from the same layout, in one process, rounds
 * interleaved and rotated, name, numbers, serial and code different in every round; beside it transcripts of one page
 * and of two, sealing, and checking at every level of PAdES. CPU time of all threads, because the machine is shared;
 * medians. Of each goal it says whether it holds.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  demoUniversity,
  signPdf,
  verifyPdf,
  type CodeSigner,
  type RenderEngine,
} from '@hallway/certificates';
import type { Faces } from '../../certificates/src/fonts/faces.ts';
import { loadTypefaces } from '../../certificates/src/fonts/load.ts';
import { layoutBackground } from '../../certificates/src/layout/background.ts';
import { layoutDocument } from '../../certificates/src/layout/layout.ts';
import { Binder } from '../../certificates/src/template/bind.ts';
import { createFixture, issuedAt, sharedEngine, type Fixture } from '../certificates/support.ts';
import { atEachLevel, levels, type Level } from '../certificates/sign/levels.ts';
import { startOwnTsa } from '../certificates/sign/own-tsa.ts';
import { goal, round2 } from './render/goal.ts';
import { differentIssue, differentTranscript } from './render/issues.ts';
import { drawWithPdfkit } from './render/pdfkit.ts';
import type { Sheet } from './render/sheet.ts';
import { sizesOfExamples } from './render/sizes.ts';
import { Typst } from './render/typst.ts';
import { median } from './support/statistics.ts';

const ROUNDS = 48;
const WARM_UP = 40;

/** Courses that fill one page of a transcript, and two. */
const COURSES = { onePage: 12, twoPages: 44 };

/** Drawing, in turn with the engines it is compared with. */
const drawing = ['hallway', 'pdfkit', 'typst', 'onePageTranscript', 'twoPageTranscript'] as const;

/** What comes after drawing, on its own: others' garbage, collected beside it, would count as ours. */
const after = ['signCode', 'sealPdf', ...levels] as const;

type Task = (typeof drawing | typeof after)[number];

/** CPU milliseconds of this process spent in a task. */
async function cpu(task: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const spent = process.cpuUsage(before);
  return (spent.user + spent.system) / 1000;
}

function sheetOf(
  round: number,
  parts: { engine: RenderEngine; faces: Faces; number: string; qr: string },
): Sheet {
  const template = parts.engine.inForce('D01', 'zh', issuedAt)?.template;
  if (template?.form !== 'sheet') throw new RangeError('no template D01-zh');
  const background = layoutBackground(template);
  const layout = layoutDocument({
    template,
    binder: new Binder({ input: differentIssue(round), university: demoUniversity, template }),
    faces: parts.faces,
    background,
    seal: { arc: '澜江大学教务处', purpose: '学籍证明专用章', number: parts.number },
    qr: parts.qr,
  });
  return { layout, background: Object.values(background).flat() };
}

/** Megabytes that a thousand papers cost, in a process of their own. */
function growth(): { rss: number; wasm: number } {
  const script = fileURLToPath(new URL('../certificates/render/endurance-run.ts', import.meta.url));
  const printed = execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' });
  return JSON.parse(printed) as { rss: number; wasm: number };
}

/** Work that is measured, and what it leaves behind. */
async function measure(fixture: Fixture, engine: RenderEngine) {
  const { signer, trust } = fixture;
  const faces = (await loadTypefaces()).faces;
  await using tsa = await startOwnTsa(fixture.authority);
  const { pdf: paper } = await engine.render(differentIssue(0), signer);
  const files = await atEachLevel(paper, fixture, tsa.url);
  const spent = Object.fromEntries(
    [...drawing, ...after].map((task) => [task, []]),
  ) as unknown as Record<Task, number[]>;
  const run = async <T extends Task>(
    round: number,
    tasks: readonly T[],
    work: Record<T, () => unknown>,
  ): Promise<void> => {
    const first = round % tasks.length;
    for (const task of [...tasks.slice(first), ...tasks.slice(0, first)]) {
      const time = await cpu(work[task]);
      if (round >= WARM_UP) spent[task].push(time);
    }
  };
  const bytes = { hallway: 0, pdfkit: 0, typst: 0 };
  let typst: Typst | undefined;

  for (let i = 0; i < ROUNDS + WARM_UP; i++) {
    const { qr } = await engine.render(differentIssue(i), signer);
    // The others get their page laid out and its symbol encoded beforehand; our figure includes both.
    const sheet = sheetOf(i, { engine, faces, number: signer.kid, qr });
    typst ??= new Typst(sheet);
    const press = typst;
    // No engine's figure holds the signature of the code: it has its own line.
    const recorded: CodeSigner = { ...signer, sign: async () => new Uint8Array(64).fill(i) };
    await run(i, drawing, {
      hallway: async () => {
        bytes.hallway = (await engine.render(differentIssue(i), recorded)).pdf.length;
      },
      pdfkit: async () => {
        bytes.pdfkit = (await drawWithPdfkit(sheet)).length;
      },
      typst: () => {
        bytes.typst = press.draw(sheet).length;
      },
      onePageTranscript: () => engine.render(differentTranscript(i, COURSES.onePage), recorded),
      twoPageTranscript: () => engine.render(differentTranscript(i, COURSES.twoPages), recorded),
    });
    press.forget();
  }
  for (let i = 0; i < ROUNDS + WARM_UP; i++) {
    const { pdf } = await engine.render(differentIssue(i), signer);
    // A trust store that was never used before: what was found out with another does not help.
    const checks = Object.fromEntries(
      levels.map((level) => [level, () => verifyPdf(files[level], { ...trust }, issuedAt)]),
    ) as Record<Level, () => unknown>;
    await run(i, after, {
      signCode: () => signer.sign(new Uint8Array(250).fill(i)),
      sealPdf: () => signPdf(pdf, signer, issuedAt),
      ...checks,
    });
  }
  const medians = Object.fromEntries(
    [...drawing, ...after].map((task) => [task, round2(median(spent[task]))]),
  ) as Record<Task, number>;
  return { medians, bytes };
}

export async function bench(): Promise<object> {
  const fixture = await createFixture();
  const engine = await sharedEngine();
  const { medians, bytes } = await measure(fixture, engine);
  const sizes = await sizesOfExamples(engine, fixture.signer);
  const grown = growth();
  return {
    bench: 'render D01, unsigned, against pdfkit with its own subsetting and typst',
    rounds: ROUNDS,
    cpuMedianMs: medians,
    goals: {
      'render, share of pdfkit': goal(medians.hallway / medians.pdfkit, 0.2),
      'render, share of typst': goal(medians.hallway / medians.typst, 0.7),
      'two pages, share of one': goal(medians.twoPageTranscript / medians.onePageTranscript, 1.6),
      'sealing, ms': goal(medians.sealPdf, 15),
      ...Object.fromEntries(
        levels.map((level) => [`checking ${level}, ms`, goal(medians[level], 50)]),
      ),
      'resident memory after 1,000 papers, MB': goal(grown.rss, 20),
      'memory of WebAssembly after 1,000 papers, MB': goal(grown.wasm, 0),
      ...Object.fromEntries(
        sizes
          .filter(({ pages }) => pages === 1)
          .map(({ name, bytes: size }) => [`${name}, KB`, goal(size / 1024, 110)]),
      ),
    },
    bytes,
    sizes,
  };
}

if (import.meta.main) console.log(JSON.stringify(await bench(), null, 2));
