/** A JSON value, as templates are made of. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Steps from the template to a place in it. */
export type Path = readonly (string | number)[];

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The text that stands there; empty when it is none. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** What stands at a place; undefined when nothing does. */
export function at(root: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (isList(value)) return typeof step === 'number' ? value[step] : undefined;
    return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, root);
}

/** The same with another value at a place; undefined takes the place away. What is not on the way is shared. */
export function put(root: Json | undefined, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  const inner = rest.length === 0 ? value : put(at(root, [step]), rest, value);
  if (isList(root)) {
    const list = [...root];
    if (inner === undefined) list.splice(Number(step), 1);
    else list[Number(step)] = inner;
    return list;
  }
  const { [step]: _, ...others } = isObject(root) ? root : {};
  if (inner === undefined) return others;
  // A member that was there keeps its place among the others.
  return isObject(root) ? { ...root, [step]: inner } : { [step]: inner };
}

/** The list with one of its entries moved by some places; the same where there is no such place. */
export function shifted<Entry>(
  list: readonly Entry[],
  index: number,
  by: number,
): readonly Entry[] {
  const [entry] = list.slice(index, index + 1);
  if (entry === undefined || index + by < 0 || index + by >= list.length) return list;
  return list.toSpliced(index, 1).toSpliced(index + by, 0, entry);
}

/** The members of the object that stands there; none when it is no object. */
export function membersOf(value: Json | undefined): [name: string, value: Json][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The object with another member; undefined takes it away. The order of the others stays. */
export function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const next = put(object, [name], value);
  return isObject(next) ? next : {};
}

/** RFC 6901. */
export function pointerOf(path: Path): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** Number of the element that a pointer leads to; null when it leads elsewhere. */
export function elementOf(pointer: string): number | null {
  const found = /^\/(?:elements|lines)\/(\d+)/.exec(pointer);
  return found ? Number(found[1]) : null;
}
