import { CR, HT, LF, NUL } from '../commands.ts';
import type { Bitmap } from '../raster/bitmap.ts';
import { CharacterDecoder } from './characters.ts';
import type { Character } from './characters.ts';
import { Framer } from './framing.ts';
import type { Frame } from './framing.ts';
import { columnsOf, graphicsOf, rasterOf } from './images.ts';
import { Line } from './line.ts';
import { CHINESE_CELL, initialModes, modeCommands } from './modes.ts';
import type { Modes } from './modes.ts';
import type { Operation, Place, PrintedSymbol } from './operations.ts';
import { barSymbol, QrStore } from './symbols.ts';

export interface InterpreterSettings {
  /** Printable width in dots: 576 on 80 mm paper, 384 on 58 mm. */
  width: number;
  /** From the head to the knife, in dots: what GS V 65 and 66 feed before they cut. */
  headToKnife: number;
}

/** No command feeds more, in dots: the 1016 mm of the Epson reference. */
const MAX_FEED = 8128;

/** Real-time commands, which were obeyed when they arrived and mean nothing in their turn. */
const OBEYED_ON_ARRIVAL = new Set(['DLE \u0004', 'DLE \u0005', 'DLE \u0014']);

/**
 * The brain of a receipt printer: octets in, operations out, in order. Lines, images and symbols come out when the
 * printer would begin to print them. Never throws, whatever it is fed; keeps one line, one command, one image.
 */
export class Interpreter {
  readonly #settings: InterpreterSettings;
  readonly #framer = new Framer();
  readonly #characters = new CharacterDecoder();
  readonly #line = new Line();
  readonly #qr = new QrStore();
  readonly #ignored = new Map<string, number>();
  #modes = initialModes();
  /** GS ( L: the image that function 50 prints. */
  #graphics: Bitmap | null = null;
  #out: Operation[] = [];

  constructor(settings: InterpreterSettings) {
    this.#settings = settings;
  }

  /** Commands that were skipped, by name, and how often. */
  get ignored(): ReadonlyMap<string, number> {
    return this.#ignored;
  }

  push(chunk: Uint8Array): Operation[] {
    for (const frame of this.#framer.push(chunk)) this.#obey(frame);
    const operations = this.#out;
    this.#out = [];
    return operations;
  }

  #obey(frame: Frame): void {
    switch (frame.type) {
      case 'text':
        this.#text(frame.octets);
        break;
      case 'control':
        this.#control(frame.code);
        break;
      case 'command':
        this.#characters.reset();
        this.#command(frame.name, frame.parameters);
        break;
      case 'unknown':
        this.#characters.reset();
        this.#ignore(frame.name);
        break;
    }
  }

  #text(octets: Uint8Array): void {
    for (const octet of octets)
      for (const character of this.#characters.push(octet, this.#modes)) this.#put(character);
  }

  #put({ text, chinese }: Character): void {
    const modes = this.#modes;
    const scale = chinese ? modes.chineseScale : modes.scale;
    const cell = chinese ? CHINESE_CELL : modes.font;
    const width = cell.width * scale.width;
    const [before, after] = chinese
      ? modes.chineseSpacing.map((dots) => dots * scale.width)
      : [0, modes.spacing * scale.width];
    const advance = (before ?? 0) + width + (after ?? 0);
    const fits = this.#line.x + (before ?? 0) + width <= this.#area().width;
    if ((!fits && !this.#line.isEmpty) || this.#line.isFull) this.#endLine(this.#modes.lineSpacing);
    this.#line.put(
      {
        type: 'text',
        text,
        form: chinese ? 'full' : 'half',
        x: this.#line.x + (before ?? 0),
        width,
        height: cell.height * scale.height,
        emphasised: modes.emphasised,
        underline: chinese ? modes.chineseUnderline : modes.underline,
        inverse: modes.inverse,
      },
      advance,
    );
  }

  #control(code: number): void {
    this.#characters.reset();
    switch (code) {
      case LF:
        this.#endLine(this.#modes.lineSpacing);
        break;
      case HT:
        this.#line.x = this.#modes.tabs.find((stop) => stop > this.#line.x) ?? this.#line.x;
        break;
      // Automatic line feed is off on every printer of this kind; NUL is what flushes a half command.
      case CR:
      case NUL:
        break;
      default:
        this.#ignore(`control ${code.toString(16).padStart(2, '0')}`);
    }
  }

  #command(name: string, parameters: Uint8Array): void {
    const setMode = modeCommands[name];
    if (setMode !== undefined) setMode(this.#modes, parameters);
    else if (!this.#move(name, parameters) && !this.#draw(name, parameters)) {
      if (!this.#tell(name, parameters) && !OBEYED_ON_ARRIVAL.has(name)) this.#ignore(name);
    }
  }

  /** Commands that move the paper or the place of the next character. @returns false for others */
  #move(name: string, [low = 0, high = 0]: Uint8Array): boolean {
    switch (name) {
      case 'ESC @':
        this.#initialise();
        return true;
      case 'ESC d':
        this.#endLine(low * this.#modes.lineSpacing);
        return true;
      case 'ESC J':
        this.#endLine(low);
        return true;
      case 'ESC $':
        this.#line.x = low + high * 256;
        return true;
      case 'ESC \\':
        // A signed number of dots.
        this.#line.x = Math.max(0, this.#line.x + (((low + high * 256) << 16) >> 16));
        return true;
      case 'ESC i':
      case 'ESC m':
        this.#cut('partial', null);
        return true;
      case 'GS V':
        return this.#cutAs(low, high);
      default:
        return false;
    }
  }

  /** GS V m [n]: 0, 1 here; 65, 66 after feeding to the knife and n more. */
  #cutAs(m: number, n: number): boolean {
    const mode = m % 2 === 0 ? 'full' : 'partial';
    if (m === 0 || m === 1 || m === 48 || m === 49) this.#cut(mode, null);
    // 65 is the full cut here, 66 the partial one.
    else if (m === 65 || m === 66) {
      this.#cut(m === 65 ? 'full' : 'partial', this.#settings.headToKnife + n);
    } else return false;
    return true;
  }

  /** Commands that draw. @returns false for others */
  #draw(name: string, parameters: Uint8Array): boolean {
    const most = this.#settings.width;
    switch (name) {
      case 'GS v':
        this.#image(rasterOf(parameters, most));
        return true;
      case 'ESC *': {
        const bitmap = columnsOf(parameters, most);
        if (this.#line.isFull) this.#endLine(0);
        this.#line.put({ type: 'image', x: this.#line.x, bitmap }, bitmap.width);
        return true;
      }
      case 'GS ( L':
        return this.#graphicsCommand(parameters.subarray(2), most);
      case 'GS 8 L':
        return this.#graphicsCommand(parameters.subarray(4), most);
      case 'GS ( k':
        return this.#symbol(this.#qr.command(parameters, this.#modes));
      case 'GS k':
        return this.#symbol(barSymbol(parameters, this.#modes) ?? 'unknown');
      default:
        return false;
    }
  }

  /** GS ( L: 112 stores an image, 50 (or 2) prints it. */
  #graphicsCommand(block: Uint8Array, most: number): boolean {
    const [, fn = 0] = block;
    switch (fn) {
      case 112:
        this.#graphics = graphicsOf(block, most);
        return true;
      case 2:
      case 50:
        this.#image(this.#graphics);
        this.#graphics = null;
        return true;
      default:
        return false;
    }
  }

  /** Commands by which the host wants to know. @returns false for others */
  #tell(name: string, parameters: Uint8Array): boolean {
    const [n = 0] = parameters;
    switch (name) {
      case 'GS a':
        this.#out.push({ type: 'push-status', mask: n });
        return true;
      case 'GS r':
        this.#out.push({ type: 'ask', question: { type: 'status', n } });
        return true;
      case 'GS I':
        this.#out.push({ type: 'ask', question: { type: 'identity', n } });
        return true;
      case 'GS ( H':
        return this.#fence(parameters);
      default:
        return false;
    }
  }

  /** GS ( H 06 00 30 30 d1–d4, each 20 to 7E. */
  #fence(parameters: Uint8Array): boolean {
    const id = parameters.slice(4, 8);
    const [, , fn, m] = parameters;
    const isId = id.byteLength === 4 && id.every((octet) => octet >= 0x20 && octet <= 0x7e);
    if (fn !== 48 || m !== 48 || !isId) return false;
    this.#out.push({ type: 'ask', question: { type: 'fence', id } });
    return true;
  }

  #initialise(): void {
    this.#line.take();
    this.#qr.clear();
    this.#graphics = null;
    this.#modes = initialModes();
    this.#out.push({ type: 'initialise' });
  }

  /** Prints the line and moves the paper by `feed`, or by the tallest cell if that is more. */
  #endLine(feed: number): void {
    const dots = Math.min(feed, MAX_FEED);
    const place = this.#area();
    const cells = this.#line.take();
    if (cells.length > 0) this.#out.push({ type: 'line', place, cells, feed: dots });
    else if (dots > 0) this.#out.push({ type: 'feed', dots });
  }

  /** What stands in a line of its own begins with a line that is ended. */
  #endLineBegun(): void {
    if (this.#line.isEmpty) this.#line.x = 0;
    else this.#endLine(0);
  }

  #image(bitmap: Bitmap | null): void {
    if (bitmap === null) return;
    this.#endLineBegun();
    this.#out.push({ type: 'image', place: this.#area(), bitmap });
  }

  #symbol(symbol: PrintedSymbol | 'unknown' | null): boolean {
    if (symbol === 'unknown') return false;
    if (symbol === null) return true;
    this.#endLineBegun();
    this.#out.push({ type: 'symbol', place: this.#area(), symbol });
    return true;
  }

  #cut(mode: 'full' | 'partial', feed: number | null): void {
    this.#endLineBegun();
    this.#out.push({ type: 'cut', mode, feed });
  }

  #area(): Place {
    const { leftMargin, areaWidth, align }: Modes = this.#modes;
    const left = Math.min(leftMargin, this.#settings.width);
    const rest = this.#settings.width - left;
    return { left, width: Math.min(areaWidth ?? rest, rest), align };
  }

  #ignore(name: string): void {
    this.#ignored.set(name, (this.#ignored.get(name) ?? 0) + 1);
  }
}
