import type { Cell, Operation, Place, TextCell } from '../interpreter/operations.ts';
import { Bitmap } from './bitmap.ts';
import type { Glyphs } from './glyphs.ts';
import { drawSymbol } from './symbols.ts';
import { TypeCase } from './type-case.ts';

/** Turns operations into rows of dots, as wide as the paper is printed. */
export class Painter {
  readonly #width: number;
  readonly #type: TypeCase;

  /** @param width printable, in dots */
  constructor(width: number, glyphs: Glyphs) {
    this.#width = width;
    this.#type = new TypeCase(glyphs);
  }

  /** The paper that an operation moves, with what it prints on it; null when it prints nothing. */
  paint(operation: Operation): Bitmap | null {
    switch (operation.type) {
      case 'line':
        return this.#line(operation.cells, operation.place, operation.feed);
      case 'image':
        return this.#placed(operation.bitmap, operation.place);
      case 'symbol': {
        const drawn = drawSymbol(operation.symbol, this.#type, operation.place.width);
        return drawn && this.#placed(drawn, operation.place);
      }
      case 'feed':
        return new Bitmap(this.#width, operation.dots);
      case 'cut':
        return operation.feed === null ? null : new Bitmap(this.#width, operation.feed);
      case 'ask':
      case 'push-status':
      case 'initialise':
        return null;
    }
  }

  #placed(bitmap: Bitmap, place: Place): Bitmap {
    const paper = new Bitmap(this.#width, bitmap.height);
    paper.draw(bitmap, place.left + indent(bitmap.width, place), 0);
    return paper;
  }

  #line(cells: readonly Cell[], place: Place, feed: number): Bitmap {
    const height = Math.max(...cells.map((cell) => sizeOf(cell).height));
    const paper = new Bitmap(this.#width, Math.max(height, feed));
    const extent = Math.max(...cells.map((cell) => cell.x + sizeOf(cell).width));
    const left = place.left + indent(extent, place);
    for (const cell of cells) {
      const top = height - sizeOf(cell).height;
      if (cell.type === 'image') paper.draw(cell.bitmap, left + cell.x, top);
      else this.#letter(paper, cell, left + cell.x, top);
    }
    return paper;
  }

  #letter(paper: Bitmap, cell: TextCell, x: number, y: number): void {
    const drawn = this.#type.cell(cell.text, cell.form, cell.width, cell.height);
    paper.draw(drawn, x, y);
    // Emphasis is each dot burnt a second time, one further to the right.
    if (cell.emphasised) paper.draw(drawn, x + 1, y);
    if (cell.inverse) paper.invert(x, y, cell.width, cell.height);
    else if (cell.underline > 0)
      paper.fill(x, y + cell.height - cell.underline, cell.width, cell.underline);
  }
}

/** How far alignment moves something so wide. */
function indent(width: number, { width: room, align }: Place): number {
  const rest = Math.max(0, room - width);
  if (align === 'left') return 0;
  return align === 'right' ? rest : rest >> 1;
}

function sizeOf(cell: Cell): { width: number; height: number } {
  return cell.type === 'image' ? cell.bitmap : cell;
}
