import {
  encodeAutomaticStatus,
  encodeProcessId,
  encodeQueuedPaper,
  encodeRealTime,
} from '../../src/codec/escpos/status.ts';
import type { Question } from '../../src/codec/escpos/interpreter/index.ts';
import { Painter } from '../../src/codec/escpos/raster/index.ts';
import type { Glyphs } from '../../src/codec/escpos/raster/index.ts';
import { DOTS_PER_MM, ROLL_MM, told } from './condition.ts';
import type { Condition, Fault } from './condition.ts';
import { Engine } from './engine.ts';
import { Paper } from './paper.ts';
import { RealTimeScanner } from './real-time.ts';
import type { RealTimeCommand } from './real-time.ts';
import { ReceiveBuffer } from './receive-buffer.ts';

export type PrintableWidth = 384 | 576;

export interface PrinterSettings {
  dir: string;
  /** Printable, in dots. */
  width: PrintableWidth;
  dotsPerSecond: number;
  /** Octets of the receive buffer. */
  bufferOctets: number;
  glyphs: Glyphs;
}

/** Where a printer's answers go, and who is told that it takes octets again. */
export interface Host {
  send(octets: Uint8Array): void;
  room(): void;
}

/** Width of the paper for a printable width. */
const PAPER_MM: Readonly<Record<PrintableWidth, number>> = { 384: 58, 576: 80 };
const HEAD_TO_KNIFE = 12 * DOTS_PER_MM;
const MODEL = 'HALLWAY-SIM';
/** The drawer's connector is not used: pin 3 is high. */
const DRAWER_STATUS = 0x01;

/** The machine without its cable: buffer, brain, engine, sensors. */
export class Printer {
  readonly condition: Condition = { paper: ROLL_MM, faults: [], cutterStopped: false };
  readonly paper: Paper;
  readonly #settings: PrinterSettings;
  readonly #painter: Painter;
  readonly #host: Host;
  readonly #buffer: ReceiveBuffer;
  #scanner = new RealTimeScanner();
  #engine: Engine;
  /** What GS a asked for; 0 is nothing. */
  #pushes = 0;
  #lastPushed = '';

  constructor(settings: PrinterSettings, host: Host) {
    const { dir, width } = settings;
    this.#settings = settings;
    this.#host = host;
    this.paper = new Paper({
      dir,
      width,
      margin: (PAPER_MM[width] * DOTS_PER_MM - width) / 2,
      headToKnife: HEAD_TO_KNIFE,
      dotsPerMm: DOTS_PER_MM,
    });
    this.#painter = new Painter(width, settings.glyphs);
    this.#buffer = new ReceiveBuffer(settings.bufferOctets);
    this.#engine = this.#switchOn();
  }

  /** Octets it takes now. */
  get room(): number {
    return this.condition.faults.includes('never-reads') ? 0 : this.#buffer.room;
  }

  /** Takes what came by the cable, at most `room` octets. */
  receive(chunk: Uint8Array): void {
    let at = 0;
    for (const { command, end } of this.#scanner.push(chunk)) {
      this.#buffer.put(chunk.subarray(at, end));
      at = end;
      this.#obeyAtOnce(command);
    }
    this.#buffer.put(chunk.subarray(at));
    this.#engine.wake();
  }

  setFault(fault: Fault, present: boolean): void {
    const others = this.condition.faults.filter((each) => each !== fault);
    this.condition.faults = present ? [...others, fault] : others;
    this.#handsChanged();
  }

  /** Puts a roll in, so many millimetres long. */
  loadPaper(millimetres: number): void {
    this.paper.changeRoll();
    this.condition.paper = millimetres;
    this.#handsChanged();
  }

  /** Off and on again: buffers and modes are gone; paper, and what was printed on it, are not. */
  async powerCycle(): Promise<void> {
    await this.switchOff();
    this.#buffer.clear();
    this.#scanner = new RealTimeScanner();
    this.#pushes = 0;
    this.condition.cutterStopped = false;
    this.#engine = this.#switchOn();
  }

  async switchOff(): Promise<void> {
    await this.#engine.switchOff();
  }

  #switchOn(): Engine {
    const { width, dotsPerSecond } = this.#settings;
    return new Engine({
      condition: this.condition,
      buffer: this.#buffer,
      painter: this.#painter,
      paper: this.paper,
      width,
      headToKnife: HEAD_TO_KNIFE,
      dotsPerSecond,
      answer: (question) => this.#answer(question),
      pushStatus: (mask) => this.#pushStatus(mask),
      room: () => this.#host.room(),
      changed: () => this.#push(),
    });
  }

  #handsChanged(): void {
    this.#push();
    this.#host.room();
    this.#engine.wake();
  }

  #obeyAtOnce(command: RealTimeCommand): void {
    if (command.type === 'ask') {
      this.#host.send(Uint8Array.of(encodeRealTime(command.question, told(this.condition))));
      return;
    }
    // Both recover from an error, and mean nothing without one.
    if (!this.condition.cutterStopped) return;
    if (command.type === 'clear') this.#clear();
    this.condition.cutterStopped = false;
    this.#push();
  }

  /** What is buffered and what is being printed is thrown away. */
  #clear(): void {
    this.#buffer.clear();
    void this.#engine.switchOff();
    this.#engine = this.#switchOn();
  }

  #answer(question: Question): void {
    switch (question.type) {
      case 'fence':
        this.#host.send(encodeProcessId(String.fromCharCode(...question.id)));
        break;
      case 'status': {
        const { paper } = told(this.condition);
        const isPaper = question.n === 1 || question.n === 49;
        this.#host.send(Uint8Array.of(isPaper ? encodeQueuedPaper(paper) : DRAWER_STATUS));
        break;
      }
      case 'identity':
        this.#host.send(Buffer.from(`\u005f${MODEL}\0`, 'latin1'));
        break;
    }
  }

  /** GS a n: any n but 0 tells the condition now and at every change. */
  #pushStatus(mask: number): void {
    this.#pushes = mask;
    this.#lastPushed = '';
    this.#push();
  }

  #push(): void {
    if (this.#pushes === 0) return;
    const status = encodeAutomaticStatus(told(this.condition));
    const text = status.join(' ');
    if (text === this.#lastPushed) return;
    this.#lastPushed = text;
    this.#host.send(status);
  }
}
