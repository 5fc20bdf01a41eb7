import type { Occurrence } from '../template/schema/index.ts';

/** Whether something stands on a page, counted from 0. */
export function standsOn(on: Occurrence, page: number, pages: number): boolean {
  switch (on) {
    case 'every':
      return true;
    case 'first':
      return page === 0;
    case 'later':
      return page > 0;
    case 'last':
      return page === pages - 1;
  }
}
