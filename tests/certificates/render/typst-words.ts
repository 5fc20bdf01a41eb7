import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { HANAMIN_FILE } from '@hallway/certificates';
import { fileURLToPath } from 'node:url';
import { measure, type Faces } from '../../../certificates/src/fonts/faces.ts';
import type { Layout, TextOp } from '../../../certificates/src/layout/ops.ts';

const packaged = (name: string) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/${name}`));

/** Where typst finds each of our faces, by PostScript name. */
const fonts: Record<string, { family: string; weight: number; file: string }> = {
  'NotoSerifSC-Regular': {
    family: 'Noto Serif SC',
    weight: 400,
    file: packaged('noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  },
  'NotoSerifSC-Bold': {
    family: 'Noto Serif SC',
    weight: 700,
    file: packaged('noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
  },
  'SourceSerif4-Regular': {
    family: 'Source Serif 4',
    weight: 400,
    file: packaged('source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  },
  'SourceSerif4-SemiBold': {
    family: 'Source Serif 4',
    weight: 600,
    file: packaged('source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
  },
  HanaMinB: { family: 'HanaMinB', weight: 400, file: HANAMIN_FILE },
};

/** Sets the text ops of a layout with typst: each at the start of its baseline, its advances by typst from the font. */
export function drawWords({
  width,
  height,
  pages,
  seal,
  faces,
}: Layout & { faces: Faces }): Uint8Array {
  const drawn = pages.map(({ blocks }, page) => {
    const ops = blocks.flatMap((block) => block.ops).filter((op) => op.kind === 'text');
    const { x, y } = seal.rect;
    const sealed = seal.text.map((op) => ({ ...op, x: op.x + x, y: op.y + y }));
    return [...ops, ...(page === seal.page ? sealed : [])]
      .map((op) => placed(op, height, faces))
      .join('\n');
  });
  const mainFileContent = [
    `#set page(width: ${width}pt, height: ${height}pt, margin: 0pt)`,
    '#set text(fallback: false, cjk-latin-spacing: none, top-edge: "baseline", bottom-edge: "baseline")',
    '#set text(kerning: false, ligatures: false, features: (calt: 0, locl: 0, ccmp: 0))',
    drawn.join('\n#pagebreak()\n'),
  ].join('\n');
  // A compiler of its own for each paper: one that was used before has once set words of the paper before.
  const compiler = NodeCompiler.create({
    workspace: '/',
    fontArgs: [{ fontPaths: Object.values(fonts).map(({ file }) => file) }],
  });
  return compiler.pdf({ mainFileContent }, { pdfTags: false });
}

function placed(op: TextOp, height: number, faces: Faces): string {
  const body = `box[${runsOf(op, faces).join('')}]`;
  const turned = op.angle ? `rotate(${-op.angle}rad, origin: top + left, ${body})` : body;
  return `#place(top + left, dx: ${op.x}pt, dy: ${height - op.y}pt, ${turned})`;
}

/** Stretches of one face without a gap in them, and the gaps. */
function runsOf(op: TextOp, faces: Faces): string[] {
  // A box of no width keeps typst from moving a mark that begins the line.
  const out = ['#box(width: 0pt)'];
  let run = '';
  let font = '';
  const end = () => {
    // Typst puts letterspacing between the letters of a run, we after each of them.
    const after = `#h(${op.spacing * op.size}pt)`;
    if (run !== '') out.push(`#text(${font}, ${JSON.stringify(run)})${after}`);
    run = '';
  };
  for (const [index, character] of Array.from(op.text).entries()) {
    const face = measure(faces[op.weight], character.codePointAt(0) ?? 0)?.face;
    const known = fonts[face?.name ?? ''];
    if (!face || !known) throw new RangeError(`no font for ${character}`);
    const style = [
      `font: "${known.family}"`,
      `weight: ${known.weight}`,
      `size: ${op.size * face.scale}pt`,
      `tracking: ${op.spacing * op.size}pt`,
    ].join(', ');
    if (style !== font) end();
    font = style;
    run += character;
    const gap = op.gaps?.[index] ?? 0;
    if (gap !== 0 || /[^\p{Letter}\p{Number}\p{ASCII}]/u.test(character)) end();
    if (gap !== 0) out.push(`#h(${gap * op.size}pt)`);
  }
  end();
  return out;
}
