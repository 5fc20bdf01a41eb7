import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demoUniversity } from '@hallway/certificates';
import type { Weight } from '../../../certificates/src/fonts/faces.ts';
import type { Layout, Op, PathOp, TextOp } from '../../../certificates/src/layout/ops.ts';

/** One laid out page, for engines that only draw. */
export interface Sheet {
  layout: Layout;
  /** The same on every sheet. */
  background: readonly PathOp[];
}

/** A run of ops that share an origin, in points from the lower left corner. */
export interface Group {
  x: number;
  y: number;
  ops: readonly Op[];
}

/** All but the background, in the order of drawing. */
export function groupsOf({ pages, seal }: Layout): Group[] {
  const blocks = (pages[0]?.blocks ?? []).map(({ ops }) => ({ x: 0, y: 0, ops }));
  return [...blocks, { x: seal.rect.x, y: seal.rect.y, ops: [...seal.art, ...seal.text] }];
}

const palette: Record<string, string> = demoUniversity.colours;

/** `#rrggbb` */
export function colourOf(op: TextOp | PathOp): string {
  const name = op.kind === 'text' ? op.colour : (op.fill ?? op.stroke?.colour ?? 'ink');
  return palette[name] ?? '#000000';
}

/** Ems after each character, as far as engines with one letterspacing a run can follow. */
export function spacingOf(op: TextOp): number {
  return op.spacing + (op.gaps?.[0] ?? 0);
}

export const fontFiles: Record<Weight, Buffer> = {
  regular: fontFile('400Regular'),
  bold: fontFile('700Bold'),
};

function fontFile(style: string): Buffer {
  const name = `@expo-google-fonts/noto-serif-sc/${style}/NotoSerifSC_${style}.ttf`;
  return readFileSync(fileURLToPath(import.meta.resolve(name)));
}
