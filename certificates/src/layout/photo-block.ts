import type { ElementOf } from '../template/schema/index.ts';
import type { Block } from './ops.ts';
import type { TextContext } from './text-blocks.ts';
import { pt } from './units.ts';

/** The portrait, if the document has one. */
export function photoBlock(element: ElementOf<'photo'>, context: TextContext): Block[] {
  const { binder, scope, height } = context;
  const photo = binder.photo(element.data);
  if (!photo) return [];
  return [
    {
      role: 'Figure',
      language: binder.source.template.language,
      alt: binder.plain(element.alt, scope),
      ops: [
        {
          kind: 'image',
          jpeg: photo,
          x: pt(element.x),
          y: height - pt(element.y + element.height),
          width: pt(element.width),
          height: pt(element.height),
        },
      ],
    },
  ];
}
