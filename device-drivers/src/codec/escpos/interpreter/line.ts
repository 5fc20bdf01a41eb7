import type { Cell } from './operations.ts';

/** A line of the smallest characters has 64 cells; more than this only somebody hostile puts over each other. */
const MAX_CELLS = 512;

/** The line being built: printers print nothing before it is ended. */
export class Line {
  /** Where the next cell goes, dots from the left edge of the print area. */
  x = 0;
  #cells: Cell[] = [];

  get isEmpty(): boolean {
    return this.#cells.length === 0;
  }

  get isFull(): boolean {
    return this.#cells.length >= MAX_CELLS;
  }

  /** Puts a cell at x and moves on by `advance`. */
  put(cell: Cell, advance: number): void {
    this.#cells.push(cell);
    this.x += advance;
  }

  /** Hands the cells over and begins anew. */
  take(): Cell[] {
    const cells = this.#cells;
    this.#cells = [];
    this.x = 0;
    return cells;
  }
}
