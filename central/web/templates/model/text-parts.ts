import { isList, isObject, withMember, type Json, type JsonObject } from './json.ts';

/** A part of a text as its editor shows it. */
export type Part =
  | { kind: 'plain'; text: string }
  | { kind: 'piece'; piece: JsonObject }
  /** The first branch whose condition holds is printed; a branch without one always is. */
  | { kind: 'choice'; branches: readonly JsonObject[] }
  /** What the editor has no controls for. */
  | { kind: 'source'; json: Json };

/** Most parts of a text. */
export const mostPieces = 40;
/** Most branches of a choice. */
export const mostBranches = 8;

const members = ['text', 'when', 'weight', 'keep'];

function isPiece(json: Json): json is JsonObject {
  return (
    isObject(json) &&
    typeof json['text'] === 'string' &&
    Object.keys(json).every((name) => members.includes(name))
  );
}

export function partOf(json: Json): Part {
  if (typeof json === 'string') return { kind: 'plain', text: json };
  if (isPiece(json)) return { kind: 'piece', piece: json };
  const branches = isObject(json) && Object.keys(json).length === 1 ? json['choose'] : undefined;
  return isList(branches) && branches.every(isPiece)
    ? { kind: 'choice', branches }
    : { kind: 'source', json };
}

/** Number of the branch for all other cases: the last one, when it has no condition; -1 when there is none. */
export function otherwiseOf(branches: readonly JsonObject[]): number {
  const last = branches.at(-1);
  return last && !('when' in last) ? branches.length - 1 : -1;
}

/** Whether the branch has no condition, so that none after it is ever printed. */
export function endsHere(branches: readonly JsonObject[], index: number): boolean {
  const branch = branches[index];
  return branch !== undefined && !('when' in branch) && index < branches.length - 1;
}

/** The part as one of several that a condition chooses: what it said is said otherwise, or in its own case. */
export function chosenBy(part: string | JsonObject, when: Json): JsonObject {
  const piece = typeof part === 'string' ? { text: part } : part;
  const choose = 'when' in piece ? [piece, { text: '' }] : [{ text: '', when }, piece];
  return { choose };
}

/** One more case, before what is said otherwise. */
export function withCase(branches: readonly JsonObject[], when: Json): readonly JsonObject[] {
  const end = otherwiseOf(branches);
  const last = end < 0 ? branches.length : end;
  return branches.toSpliced(last, 0, { text: '', when });
}

/** The choice between these; one that alone is left is a piece like any other. */
export function choiceOf(branches: readonly JsonObject[]): JsonObject {
  const [only] = branches;
  return only && branches.length === 1 ? only : { choose: branches };
}

/** The piece in bold, or kept on one line, or no longer so. */
export function styled(piece: JsonObject, style: 'weight' | 'keep', on: boolean): JsonObject {
  const value = style === 'weight' ? 'bold' : true;
  return withMember(piece, style, on ? value : undefined);
}
