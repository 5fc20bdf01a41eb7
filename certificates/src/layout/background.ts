import type { Template, TemplateElement } from '../template/schema.ts';
import { crestOps } from './graphics/crest.ts';
import { bandPath, rosettePath } from './graphics/guilloche.ts';
import type { PathOp } from './ops.ts';
import { n, pt } from './units.ts';

/** Decoration that does not depend on the issue: drawn once for a template. */
export function layoutBackground(template: Template): PathOp[] {
  return template.elements.flatMap((element) => decoration(element, pt(template.page.height)));
}

function decoration(element: TemplateElement, height: number): PathOp[] {
  switch (element.type) {
    case 'line': {
      const y = n(height - pt(element.y));
      return [
        {
          kind: 'path',
          data: `${n(pt(element.x))} ${y} m\n${n(pt(element.x + element.width))} ${y} l`,
          stroke: { colour: element.colour, width: element.thickness },
        },
      ];
    }
    case 'guilloche': {
      const box = {
        x: pt(element.x),
        y: height - pt(element.y + element.height),
        width: pt(element.width),
        height: pt(element.height),
      };
      const draw = element.shape === 'rosette' ? rosettePath : bandPath;
      const stroke = { colour: element.colour, width: element.thickness };
      return [{ kind: 'path', data: draw(box, element.curves), stroke }];
    }
    case 'crest': {
      const size = pt(element.size);
      const box = { x: pt(element.x), y: height - pt(element.y) - size, width: size, height: size };
      return crestOps(box, element.colour);
    }
    case 'text':
    case 'fact':
    case 'flow':
    case 'microtext':
    case 'qr':
    case 'seal':
      break;
  }
  return [];
}
