import type { MatchAnswer, MatchClaim } from '../../web/contract/verify.ts';
import { sameStatement } from './same-statement.ts';

/** Text by expression, as the paper was printed: `subject.birthDate|long`, `courses/3.name`. */
type Fields = Readonly<Record<string, string>>;

/**
 * Whether a paper says what somebody read on it. Never what it says instead. Pure.
 *
 * @param fields null when it is not known what the paper says
 */
export function matchClaim(fields: Fields | null, claim: MatchClaim): MatchAnswer {
  if (!fields) return 'cannot-say';
  return 'row' in claim
    ? matchRow(rowsOf(fields, claim.field), claim.row)
    : matchText(textsOf(fields, claim.field), claim.text);
}

function matchText(printed: readonly string[], typed: string): MatchAnswer {
  if (printed.length === 0) return 'cannot-say';
  return printed.some((text) => sameStatement(text, typed)) ? 'match' : 'no-match';
}

/** One row must say all of it: the right course with the mark of another does not. */
function matchRow(rows: readonly Fields[], typed: Fields): MatchAnswer {
  const columns = Object.entries(typed);
  if (columns.length === 0 || rows.length === 0) return 'cannot-say';
  const answers = rows.map((row) =>
    columns.map(([name, text]) => matchText(textsOf(row, name), text)),
  );
  if (answers.every((row) => row.includes('cannot-say'))) return 'cannot-say';
  return answers.some((row) => row.every((one) => one === 'match')) ? 'match' : 'no-match';
}

/** A field may be printed several times, each in its own format. */
function textsOf(fields: Fields, field: string): string[] {
  return Object.entries(fields)
    .filter(([key]) => key === field || key.startsWith(`${field}|`))
    .map(([, text]) => text);
}

/** Rows of a table, by column. */
export function rowsOf(fields: Fields, field: string): Fields[] {
  const prefix = `${field.replace(/^data\./, '')}/`;
  const rows = new Map<string, Record<string, string>>();
  for (const [key, text] of Object.entries(fields)) {
    if (!key.startsWith(prefix)) continue;
    const dot = key.indexOf('.', prefix.length);
    const index = key.slice(prefix.length, dot);
    const row = rows.get(index) ?? {};
    row[key.slice(dot + 1)] = text;
    rows.set(index, row);
  }
  return [...rows.values()];
}
