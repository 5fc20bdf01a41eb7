import { occurrences, type SheetTemplate, type TemplateElement } from '../template/schema/index.ts';
import { crestOps } from './graphics/crest.ts';
import { bandOps, rosetteOps } from './graphics/guilloche.ts';
import { pantographOps } from './graphics/pantograph.ts';
import { outlinePath } from './graphics/outline.ts';
import type { Background, PathOp, Rect } from './ops.ts';
import { n, pt } from './units.ts';

/** Decoration that does not depend on the issue: drawn once for a template. */
export function layoutBackground(template: SheetTemplate): Background {
  const height = pt(template.page.height);
  const layer = (on: string) =>
    template.elements.flatMap((element) =>
      'on' in element && element.on === on ? decoration(element, height) : [],
    );
  const [every, first, later, last] = occurrences.map(layer);
  return { every: every ?? [], first: first ?? [], later: later ?? [], last: last ?? [] };
}

function boxOf(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  sheet: number,
): Rect {
  return { x: pt(x), y: sheet - pt(y + height), width: pt(width), height: pt(height) };
}

function decoration(element: TemplateElement, sheet: number): PathOp[] {
  switch (element.type) {
    case 'line': {
      const y = n(sheet - pt(element.y));
      return [
        {
          kind: 'path',
          data: `${n(pt(element.x))} ${y} m\n${n(pt(element.x + element.width))} ${y} l`,
          stroke: { colour: element.colour, width: element.thickness },
        },
      ];
    }
    case 'rect': {
      const { x, y, width, height } = boxOf(element, sheet);
      const data = `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`;
      return [{ kind: 'path', data, ...inked(element) }];
    }
    case 'path': {
      const data = outlinePath(element.data, pt(element.x), sheet - pt(element.y));
      return [{ kind: 'path', data, ...inked(element) }];
    }
    case 'guilloche': {
      const box = boxOf(element, sheet);
      const draw = element.shape === 'rosette' ? rosetteOps : bandOps;
      const stroke = { colour: element.colour, width: element.thickness };
      return draw(box, element.curves, element.seed, stroke);
    }
    case 'pantograph':
      return pantographOps(boxOf(element, sheet), element.word, element.colour);
    case 'crest': {
      const box = boxOf({ ...element, width: element.size, height: element.size }, sheet);
      return crestOps(box, element.colour);
    }
    case 'text':
    case 'fact':
    case 'flow':
    case 'table':
    case 'photo':
    case 'microtext':
    case 'qr':
    case 'seal':
      break;
  }
  return [];
}

/** Filled, or framed where a thickness is given. */
function inked({
  colour,
  thickness,
}: {
  colour: NonNullable<PathOp['fill']>;
  thickness?: number | undefined;
}): Pick<PathOp, 'fill' | 'stroke'> {
  return thickness === undefined ? { fill: colour } : { stroke: { colour, width: thickness } };
}
