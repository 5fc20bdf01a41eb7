import { fieldText, holds, type ConditionName, type FieldSource } from './fields.ts';
import type { TemplateText } from './schema.ts';

/** A stretch of printed text in one style. */
export interface Span {
  text: string;
  weight: 'regular' | 'bold' | null;
  keep: boolean;
  /** The field the text comes from; null for the template's own words. */
  field: string | null;
}

/** Collects what was printed, for the digest. */
export type Printed = Map<string, string>;

/** Turns template text into printed text for one issue. */
export class Binder {
  readonly printed: Printed = new Map();
  readonly source: FieldSource;

  constructor(source: FieldSource) {
    this.source = source;
  }

  applies(condition: ConditionName | undefined): boolean {
    return condition === undefined || holds(condition, this.source);
  }

  spans(text: TemplateText): Span[] {
    const parts = typeof text === 'string' ? [text] : text;
    return parts.flatMap((part) => {
      if (typeof part === 'string') return this.pattern(part, null, false);
      if (!this.applies(part.when)) return [];
      return this.pattern(part.text, part.weight ?? null, part.keep ?? false);
    });
  }

  plain(text: TemplateText): string {
    return this.spans(text)
      .map((span) => span.text)
      .join('');
  }

  private pattern(pattern: string, weight: Span['weight'], keep: boolean): Span[] {
    return pattern
      .split(/(\{[^{}]*\})/)
      .filter((piece) => piece !== '')
      .map((piece) => {
        if (!piece.startsWith('{')) return { text: piece, weight, keep, field: null };
        const field = piece.slice(1, -1);
        const text = this.printed.get(field) ?? fieldText(field, this.source);
        this.printed.set(field, text);
        return { text, weight, keep, field };
      });
  }
}
