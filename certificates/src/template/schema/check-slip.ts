import type { z } from 'zod';
import type { DataFields } from './data.ts';
import type { TemplateHead } from './head.ts';
import { LanguageCheck, type Path } from './language-check.ts';
import type { SlipElement } from './slip-lines.ts';

/** The words of a slip fit together. */
export function checkSlip(
  template: TemplateHead & { lines: SlipElement[] },
  context: z.RefinementCtx,
): void {
  const check = new LanguageCheck(template, (path, message, zh) =>
    context.addIssue({ code: 'custom', path, message, params: { zh } }),
  );
  check.head();
  for (const [index, line] of template.lines.entries()) {
    checkLine(line, check, ['lines', index], null);
  }
}

function checkLine(
  line: SlipElement,
  check: LanguageCheck,
  path: Path,
  row: DataFields | null,
): void {
  if (line.when) check.condition(line.when, [...path, 'when'], row);
  switch (line.type) {
    case 'text':
      check.pattern(line.text, [...path, 'text'], row);
      break;
    case 'pair':
      check.pattern(line.left, [...path, 'left'], row);
      check.pattern(line.right, [...path, 'right'], row);
      break;
    case 'qr':
      if (line.text !== undefined) check.pattern(line.text, [...path, 'text'], row);
      break;
    case 'rows': {
      const columns = check.columns(line.rows, [...path, 'rows']);
      for (const [index, inner] of line.lines.entries()) {
        checkLine(inner, check, [...path, 'lines', index], columns);
      }
      break;
    }
    case 'rule':
    case 'feed':
      break;
  }
}
