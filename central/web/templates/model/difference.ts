import { isList, isObject, pointerOf, type Json, type Path } from './json.ts';

/** One place where two templates differ. */
export interface Difference {
  /** JSON Pointer, RFC 6901. */
  pointer: string;
  before: Json | undefined;
  after: Json | undefined;
}

/** Where two templates differ, in the order of the later one. The version itself always does and is left out. */
export function differences(before: Json, after: Json): Difference[] {
  return [...compare(before, after, [])].filter(({ pointer }) => pointer !== '/version');
}

function* compare(
  before: Json | undefined,
  after: Json | undefined,
  path: Path,
): Generator<Difference> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isObject(before) && isObject(after)) {
    for (const name of new Set([...Object.keys(after), ...Object.keys(before)])) {
      yield* compare(before[name], after[name], [...path, name]);
    }
  } else if (isList(before) && isList(after)) {
    yield* lists(before, after, path);
  } else yield { pointer: pointerOf(path), before, after };
}

/** What was put in or taken out in one place is told as that; everything behind it did not change. */
function* lists(
  before: readonly Json[],
  after: readonly Json[],
  path: Path,
): Generator<Difference> {
  const same = (a: Json | undefined, b: Json | undefined) =>
    JSON.stringify(a) === JSON.stringify(b);
  let head = 0;
  while (head < Math.min(before.length, after.length) && same(before[head], after[head])) head++;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    same(before[before.length - 1 - tail], after[after.length - 1 - tail])
  ) {
    tail++;
  }
  const [old, fresh] = [
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  ];
  for (let index = 0; index < Math.max(old.length, fresh.length); index++) {
    yield* compare(old[index], fresh[index], [...path, head + index]);
  }
}
