import { DLE, ENQ, EOT, realTimeQuestions } from '../../src/codec/escpos/commands.ts';
import type { RealTimeQuestion } from '../../src/codec/escpos/commands.ts';

export type RealTimeCommand =
  /** DLE EOT n */
  | { type: 'ask'; question: RealTimeQuestion }
  /** DLE ENQ 1 */
  | { type: 'resume' }
  /** DLE ENQ 2 */
  | { type: 'clear' };

/**
 * Finds commands that are obeyed when they arrive. Like a printer it looks for them in everything, also in the middle
 * of an image, whose dots may happen to look like one.
 */
export class RealTimeScanner {
  /** The last two octets. */
  #before: [number, number] = [0, 0];

  /** The commands that end in this chunk, and where: the index after their last octet. */
  push(chunk: Uint8Array): { command: RealTimeCommand; end: number }[] {
    const found: { command: RealTimeCommand; end: number }[] = [];
    for (const [at, octet] of chunk.entries()) {
      const command = commandOf(this.#before, octet);
      if (command !== null) found.push({ command, end: at + 1 });
      this.#before = [this.#before[1], octet];
    }
    return found;
  }
}

function commandOf([first, second]: [number, number], n: number): RealTimeCommand | null {
  if (first !== DLE) return null;
  if (second === EOT) {
    const question = realTimeQuestions.find((each) => each === n);
    return question === undefined ? null : { type: 'ask', question };
  }
  if (second !== ENQ) return null;
  if (n === 1) return { type: 'resume' };
  return n === 2 ? { type: 'clear' } : null;
}
