import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Interpreter } from '../../src/codec/escpos/interpreter/index.ts';
import type { Operation, Question } from '../../src/codec/escpos/interpreter/index.ts';
import type { Bitmap, Painter } from '../../src/codec/escpos/raster/index.ts';
import { DOTS_PER_MM, isReady } from './condition.ts';
import type { Condition } from './condition.ts';
import type { Paper } from './paper.ts';
import type { ReceiveBuffer } from './receive-buffer.ts';

/** The motor is waited for in steps of this. */
const STEP_MS = 5;
/** Octets taken from the buffer at a time. */
const GULP = 64;

export interface EngineParts {
  condition: Condition;
  buffer: ReceiveBuffer;
  painter: Painter;
  paper: Paper;
  /** Printable, in dots. */
  width: number;
  headToKnife: number;
  dotsPerSecond: number;
  /** The host asked, and everything before the question is on paper. */
  answer(question: Question): void;
  /** GS a; 0 after ESC @, which takes it back. */
  pushStatus(mask: number): void;
  /** There is room in the buffer. */
  room(): void;
  /** Something of the condition changed. */
  changed(): void;
}

/** Head, motor and knife: takes octets from the buffer as fast as paper moves, until it is switched off. */
export class Engine {
  readonly #parts: EngineParts;
  readonly #wake = new EventEmitter<{ wake: [] }>().setMaxListeners(0);
  readonly #off = new AbortController();
  readonly #running: Promise<void>;
  /** Milliseconds of motion not waited for yet. */
  #debt = 0;
  /** Rows printed of the current millimetre. */
  #rowsOfMillimetre = 0;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#running = this.#run(this.#off.signal).catch((error: unknown) => {
      // Switched off: what it was printing is lost.
      if (!this.#off.signal.aborted) throw error;
    });
  }

  /** Looks again: octets came, or hands or host changed something. */
  wake(): void {
    this.#wake.emit('wake');
  }

  async switchOff(): Promise<void> {
    this.#off.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { buffer, width, headToKnife, paper } = this.#parts;
    const interpreter = new Interpreter({ width, headToKnife });
    for (;;) {
      await this.#until(() => !buffer.isEmpty, signal);
      const octets = buffer.take(GULP);
      this.#parts.room();
      for (const octet of octets) {
        paper.take(octet);
        for (const operation of interpreter.push(Uint8Array.of(octet)))
          await this.#perform(operation, signal);
      }
    }
  }

  async #perform(operation: Operation, signal: AbortSignal): Promise<void> {
    switch (operation.type) {
      case 'ask':
        this.#parts.answer(operation.question);
        return;
      case 'push-status':
        this.#parts.pushStatus(operation.mask);
        return;
      case 'initialise':
        this.#parts.pushStatus(0);
        return;
      case 'line':
      case 'image':
      case 'symbol':
      case 'feed':
      case 'cut':
        await this.#print(operation, signal);
    }
  }

  async #print(operation: Operation, signal: AbortSignal): Promise<void> {
    const image = this.#parts.painter.paint(operation);
    if (operation.type === 'line') {
      await this.#until(() => isReady(this.#parts.condition), signal);
      const text = operation.cells.map((cell) => (cell.type === 'text' ? cell.text : ''));
      this.#parts.paper.beginLine(text.join(''));
    }
    if (image !== null) await this.#move(image, signal);
    if (operation.type === 'cut') await this.#cut(operation.mode, signal);
  }

  async #move(image: Bitmap, signal: AbortSignal): Promise<void> {
    const { condition, paper, dotsPerSecond } = this.#parts;
    for (let row = 0; row < image.height; row++) {
      await this.#until(() => isReady(condition), signal);
      paper.print(image, row);
      this.#useRow();
      this.#debt += 1000 / dotsPerSecond;
      if (this.#debt < STEP_MS) continue;
      const before = performance.now();
      await sleep(this.#debt, undefined, { signal });
      this.#debt -= performance.now() - before;
    }
  }

  #useRow(): void {
    this.#rowsOfMillimetre += 1;
    if (this.#rowsOfMillimetre < DOTS_PER_MM) return;
    this.#rowsOfMillimetre = 0;
    this.#parts.condition.paper -= 1;
    this.#parts.changed();
  }

  async #cut(mode: 'full' | 'partial', signal: AbortSignal): Promise<void> {
    const { condition, paper } = this.#parts;
    await this.#until(() => isReady(condition), signal);
    while (condition.faults.includes('cutter-jam')) {
      condition.cutterStopped = true;
      this.#parts.changed();
      await this.#until(() => !condition.cutterStopped, signal);
    }
    paper.cut(mode === 'full' ? 'full-cut' : 'partial-cut');
  }

  async #until(holds: () => boolean, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (!holds()) await once(this.#wake, 'wake', { signal });
  }
}
