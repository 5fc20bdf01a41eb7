import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Op, PathOp, TextOp } from '../../../certificates/src/layout/ops.ts';
import { colourOf, fontFiles, groupsOf, spacingOf, type Sheet } from './sheet.ts';

const BACKGROUND = '/background.typ';

/** Generations of unused results it keeps: enough for the background, which is the same in every round. */
const KEPT = 2;

/** The page through typst. Its background is a file of its own, so that typst too makes it once. */
export class Typst {
  readonly #compiler: NodeCompiler;

  constructor({ layout, background }: Sheet) {
    this.#compiler = NodeCompiler.create({
      workspace: '/',
      fontArgs: [{ fontBlobs: Object.values(fontFiles) }],
    });
    const drawn = background.map((op) => path(op, layout, 0, 0));
    this.#compiler.addSource(BACKGROUND, drawn.join('\n'));
  }

  draw({ layout }: Sheet): Uint8Array {
    const { width, height } = layout;
    const drawn = groupsOf(layout).flatMap(({ x, y, ops }) =>
      ops.map((op) => drawing(op, layout, x, y)),
    );
    const mainFileContent = [
      `#set page(width: ${width}pt, height: ${height}pt, margin: 0pt, background: include "${BACKGROUND}")`,
      '#set text(font: "Noto Serif SC", fallback: false, cjk-latin-spacing: none, top-edge: "baseline", bottom-edge: "baseline")',
      ...drawn,
    ].join('\n');
    return this.#compiler.pdf({ mainFileContent }, { pdfTags: false });
  }

  /** Forgets what was not used lately; otherwise it keeps every paper. */
  forget(): void {
    this.#compiler.evictCache(KEPT);
  }
}

type Size = Pick<Sheet['layout'], 'width' | 'height'>;

function drawing(op: Op, sheet: Size, x: number, y: number): string {
  switch (op.kind) {
    case 'text':
      return text(op, sheet.height, x, y);
    case 'path':
      return path(op, sheet, x, y);
    case 'image':
      throw new RangeError('this page has no pictures');
  }
}

function text(op: TextOp, height: number, x: number, y: number): string {
  const style = [
    `size: ${op.size}pt`,
    `weight: ${op.weight === 'bold' ? 700 : 400}`,
    `fill: rgb("${colourOf(op)}")`,
    `tracking: ${spacingOf(op)}em`,
  ];
  const body = `text(${style.join(', ')}, ${JSON.stringify(op.text)})`;
  const turned = op.angle ? `rotate(${-op.angle}rad, origin: top + left, ${body})` : body;
  return place(op.x + x, height - op.y - y, turned);
}

/** As a vector picture: typst reads those faster than drawing calls of its own language. */
function path(op: PathOp, sheet: Size, x: number, y: number): string {
  const { turn = 0, unit, ...at } = op.place ?? { x: 0, y: 0, unit: 1 };
  const [cos, sin] = [unit * Math.cos(turn), unit * Math.sin(turn)];
  const matrix = [cos, -sin, -sin, -cos, at.x + x, sheet.height - at.y - y].join(' ');
  const paint = op.fill
    ? `fill='${colourOf(op)}' fill-rule='evenodd'`
    : `fill='none' stroke='${colourOf(op)}' stroke-width='${op.stroke?.width ?? 1}'`;
  const size = `viewBox='0 0 ${sheet.width} ${sheet.height}'`;
  const shape = `<path transform='matrix(${matrix})' ${paint} d='${svgPath(op.data)}'/>`;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' ${size}>${shape}</svg>`;
  return place(0, 0, `image(bytes("${svg}"), format: "svg", width: ${sheet.width}pt)`);
}

/** Operands come before their operator in PDF, `x y w h re`, and after it in SVG. */
function svgPath(data: string): string {
  return data.replace(/([-\d.\s]+)([a-z]+)/g, (_, operands: string, operator: string) => {
    const [x = 0, y = 0, width = 0, height = 0] = operands.trim().split(/\s+/).map(Number);
    if (operator === 're') return `M${x} ${y}h${width}v${height}h${-width}z`;
    return operator === 'h' ? 'z' : operator.toUpperCase() + operands.trim();
  });
}

function place(dx: number, dy: number, body: string): string {
  return `#place(top + left, dx: ${dx}pt, dy: ${dy}pt, ${body})`;
}
