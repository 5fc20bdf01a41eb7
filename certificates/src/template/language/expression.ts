/** Template text taken apart. The whole language: `{field}`, `{field|format}`, `{field|format:word}`. */

export interface Literal {
  kind: 'literal';
  text: string;
}

export interface Expression {
  kind: 'expression';
  /** e.g. `subject.nameZh`, `data.award`, `row.credits` */
  field: string;
  format: string;
  word: string | null;
}

const EXPRESSION =
  /\{([a-z][A-Za-z]*(?:\.[a-z][A-Za-z0-9]*)?)(?:\|([a-z][A-Za-z0-9]*)(?::([A-Za-z0-9]+))?)?\}/g;

/** Text that is not in the language. */
export class ExpressionError extends Error {
  override name = 'ExpressionError';
}

const known = new Map<string, readonly (Literal | Expression)[]>();

/** @throws ExpressionError for braces that frame no expression */
export function parsePattern(pattern: string): readonly (Literal | Expression)[] {
  const cached = known.get(pattern);
  if (cached) return cached;
  const pieces: (Literal | Expression)[] = [];
  let end = 0;
  const literal = (text: string) => {
    if (/[{}]/.test(text)) throw new ExpressionError(`not an expression: ${text.slice(0, 80)}`);
    if (text !== '') pieces.push({ kind: 'literal', text });
  };
  for (const match of pattern.matchAll(EXPRESSION)) {
    literal(pattern.slice(end, match.index));
    const [whole, field = '', format = 'plain', word = null] = match;
    pieces.push({ kind: 'expression', field, format, word });
    end = match.index + whole.length;
  }
  literal(pattern.slice(end));
  // Templates are few; a flood of patterns can only come from an editor that is being typed in.
  if (known.size < 5000) known.set(pattern, pieces);
  return pieces;
}

/** The expression as it is written in a template. */
export function expressionText({ field, format, word }: Expression): string {
  if (format === 'plain') return field;
  return word === null ? `${field}|${format}` : `${field}|${format}:${word}`;
}
