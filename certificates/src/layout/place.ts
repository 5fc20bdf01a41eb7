import type { TextOp } from './ops.ts';

/** Moves text that was set from its own origin to its place on the sheet. */
export function place(ops: readonly TextOp[], x: number, y: number): TextOp[] {
  return ops.map((op) => ({ ...op, x: op.x + x, y: op.y + y }));
}
