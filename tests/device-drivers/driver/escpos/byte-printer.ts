import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { realTimeQuestions } from '../../../../device-drivers/src/codec/escpos/commands.ts';
import {
  encodeAutomaticStatus,
  encodeProcessId,
  encodeQueuedPaper,
  encodeRealTime,
  goodCondition,
} from '../../../../device-drivers/src/codec/escpos/status.ts';
import type { PrinterCondition } from '../../../../device-drivers/src/codec/escpos/status.ts';

const REAL_TIME = '\u0010\u0004';
const PROCESS_ID = '\u001d(H\u0006\u000000';
const QUEUED = '\u001dr\u0001';
/** What follows the name of each question. */
const OPERANDS = new Map([
  [REAL_TIME, 1],
  [PROCESS_ID, 4],
  [QUEUED, 0],
]);
const LONGEST_QUESTION = 11;

/**
 * The bytes of a receipt printer on a real socket, and nothing of its machine: it answers what it is asked, unless a
 * test holds the answers back or says others.
 */
export class BytePrinter {
  condition: PrinterCondition = goodCondition;
  /** Whether fences are answered; those held back are kept in `held`. */
  answersFences = true;
  answersRealTime = true;
  held: Uint8Array[] = [];
  /** All that came, connection by connection, as latin1. */
  readonly received: string[] = [];
  readonly #server: Server;
  readonly port: number;
  #socket: Socket | null = null;

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (socket) => this.#accept(socket));
  }

  static async start(port = 0): Promise<BytePrinter> {
    const server = createServer();
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return new BytePrinter(server);
  }

  /** Pushes a new condition as automatic status. */
  become(condition: Partial<PrinterCondition>): void {
    this.condition = { ...this.condition, ...condition };
    this.say(encodeAutomaticStatus(this.condition));
  }

  say(octets: Uint8Array): void {
    this.#socket?.write(octets);
  }

  /** Stops reading, as a printer does whose buffer is full. */
  stopReading(): void {
    this.#socket?.pause();
  }

  readOn(): void {
    this.#socket?.resume();
  }

  unplug(): void {
    this.#socket?.resetAndDestroy();
  }

  /** How often the text came in, on all connections. */
  count(text: string): number {
    return this.received.join('').split(text).length - 1;
  }

  async stop(): Promise<void> {
    this.#socket?.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(socket: Socket): void {
    this.#socket = socket;
    const life = this.received.push('') - 1;
    let pending = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      this.received[life] += text;
      pending = this.#answer(pending + text);
    });
  }

  /** Answers every whole question. @returns what may still become one */
  #answer(text: string): string {
    let rest = 0;
    for (let at = 0; at < text.length; at++) {
      if (text[at] !== REAL_TIME[0] && text[at] !== QUEUED[0]) continue;
      const name = [...OPERANDS.keys()].find((each) => text.startsWith(each, at));
      if (name === undefined) continue;
      const end = at + name.length + (OPERANDS.get(name) ?? 0);
      if (end > text.length) break;
      this.#answerOne(name, text.slice(at + name.length, end));
      rest = end;
      at = end - 1;
    }
    return text.slice(Math.max(rest, text.length - LONGEST_QUESTION));
  }

  #answerOne(name: string, operand: string): void {
    if (name === REAL_TIME) {
      const asked = realTimeQuestions[operand.charCodeAt(0) - 1] ?? 1;
      if (this.answersRealTime) this.say(Uint8Array.of(encodeRealTime(asked, this.condition)));
      return;
    }
    const answer =
      name === QUEUED
        ? Uint8Array.of(encodeQueuedPaper(this.condition.paper))
        : encodeProcessId(operand);
    if (this.answersFences) this.say(answer);
    else this.held.push(answer);
  }
}
