import { measure, type Faces } from '../fonts/faces.ts';
import { GlyphMissingError } from '../fonts/glyph-missing.ts';
import type { Binder, Printed, Scope } from '../template/bind.ts';
import type { SlipElement, SlipTemplate } from '../template/schema/index.ts';

/** One thing on an 80 mm slip, from top to cut; whoever prints it knows how. */
export type SlipLine =
  | {
      type: 'text';
      text: string;
      size: 1 | 2 | 3;
      bold: boolean;
      align: 'left' | 'center' | 'right';
    }
  | { type: 'pair'; left: string; right: string }
  | { type: 'rule' }
  | { type: 'feed'; lines: number }
  | { type: 'qr'; text: string };

/**
 * The lines of a slip for one issue.
 *
 * @param code text of the signed offline code
 * @throws FieldMissingError, DataError
 */
export function slipLines(template: SlipTemplate, binder: Binder, code: string): SlipLine[] {
  return template.lines.flatMap((line) => linesOf(line, binder, code, {}));
}

function linesOf(line: SlipElement, binder: Binder, code: string, scope: Scope): SlipLine[] {
  if (!binder.applies(line.when, scope)) return [];
  switch (line.type) {
    case 'text': {
      const { size, bold, align } = line;
      return [{ type: 'text', text: binder.plain(line.text, scope), size, bold, align }];
    }
    case 'pair':
      return [
        {
          type: 'pair',
          left: binder.plain(line.left, scope),
          right: binder.plain(line.right, scope),
        },
      ];
    case 'rule':
      return [{ type: 'rule' }];
    case 'feed':
      return [{ type: 'feed', lines: line.lines }];
    case 'qr':
      return [
        { type: 'qr', text: line.text === undefined ? code : binder.plain(line.text, scope) },
      ];
    case 'rows':
      return binder
        .rows(line.rows)
        .flatMap((row) => line.lines.flatMap((inner) => linesOf(inner, binder, code, { row })));
  }
}

/**
 * A receipt printer draws with a face of its own and says nothing when that lacks a character. What no face of the house
 * can draw is therefore refused on slips as it is on sheets: damage in a name above all.
 *
 * @throws GlyphMissingError naming the first such field
 */
export function refuseMissing(printed: Printed, { regular }: Faces): void {
  for (const [expression, text] of printed) {
    const characters = [...new Set(text)].filter(
      (one) => !measure(regular, one.codePointAt(0) ?? 0),
    );
    const [field = expression] = expression.split('|');
    if (characters.length > 0) throw new GlyphMissingError(characters, field, regular);
  }
}
