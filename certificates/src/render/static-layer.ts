import type { Face } from '../fonts/faces.ts';
import type { Background, Layout, PathOp, SealBlock } from '../layout/ops.ts';
import type { Occurrence } from '../template/schema/index.ts';
import { drawPath, type Palette } from './content.ts';
import { prepareFont, type PreparedFont } from './embedded-font.ts';
import { srgbProfile } from './icc.ts';
import { compressed, effort } from './pdf/streams.ts';
import type { Stream } from './pdf/objects.ts';

/** Streams that are the same on every paper of a template: compressed once, shared by all documents. */
export interface StaticLayer {
  /** Decoration by the pages it stands on; none where there is nothing to draw. */
  background: Partial<Record<Occurrence, Stream>>;
  seal: Stream;
  profile: Stream;
  /** The characters that papers of the template share. */
  font: PreparedFont;
}

export function createStaticLayer(
  parts: Pick<Layout, 'width' | 'height'> & {
    background: Background;
    seal: Pick<SealBlock, 'art' | 'rect'>;
    characters: ReadonlySet<string>;
  },
  face: Face,
  palette: Palette,
): StaticLayer {
  const layers = Object.entries(parts.background) as [Occurrence, PathOp[]][];
  const drawn = layers
    .filter(([, ops]) => ops.length > 0)
    .map(([occurrence, ops]) => [occurrence, form(ops, parts.width, parts.height, palette)]);
  return {
    background: Object.fromEntries(drawn),
    seal: form(parts.seal.art, parts.seal.rect.width, parts.seal.rect.height, palette),
    profile: compressed(srgbProfile(), { N: 3 }, effort.once),
    font: prepareFont(face, parts.characters, effort.once),
  };
}

function form(ops: readonly PathOp[], width: number, height: number, palette: Palette): Stream {
  return compressed(
    ['1 J', '1 j', ...ops.map((op) => drawPath(op, palette))].join('\n'),
    { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} },
    effort.once,
  );
}
