import type { Look } from './look.ts';

/** What the page asks of the worker. A frame is transferred: the page keeps nothing of it. */
export type Ask = { id: number; ask: 'warm' } | { id: number; ask: 'look'; frame: ImageBitmap };

export type Answer =
  | { id: number; engine: string; alignment: string; look: Look | null }
  | { id: number; failed: string };
