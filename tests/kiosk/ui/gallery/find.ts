import { exhibits } from './views.ts';
import type { Exhibit } from './views.ts';

/** @throws Error when the gallery has no exhibit of that name */
export function exhibit(name: string): Exhibit {
  const found = exhibits.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The gallery has no ${name}.`);
  return found;
}
