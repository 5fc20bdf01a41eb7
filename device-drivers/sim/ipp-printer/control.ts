import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Condition, Fault } from './condition.ts';
import type { Sheet } from './paper.ts';

/** A machine as somebody who stands before it knows it. */
export interface Machine {
  /** Everything that ever came out of this machine. */
  sheets(): Sheet[];
  condition(): Condition;
  /** Loads the A4 tray: sheets that are in it from now on. */
  loadPaper(sheets: number): void;
  /** 0 to 100. */
  setToner(percent: number): void;
  setFault(fault: Fault, present: boolean): void;
  /** Pulls the plug and puts it back: jobs, job ids and up-time are lost, open connections break. */
  powerCycle(): Promise<void>;
}

/** What a hand at the machine can do, as JSON for `POST /control`. */
export type ControlCommand =
  | { do: 'load-paper'; sheets: number }
  | { do: 'set-toner'; percent: number }
  | { do: 'set-fault'; fault: Fault; present: boolean }
  | { do: 'power-cycle' };

const MAX_COMMAND_OCTETS = 4096;

/** Answers what is not IPP: `GET /state` and `POST /control`, for a simulator that runs as its own program. */
export async function answerControl(
  machine: Machine,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET' && request.url === '/state') {
    json(response, 200, { ...machine.condition(), sheetsPrinted: machine.sheets().length });
    return;
  }
  if (request.method !== 'POST' || request.url !== '/control') {
    request.resume();
    json(response, 404, { error: 'not found' });
    return;
  }
  const command = parseCommand(await readText(request).catch(() => ''));
  if (command === null) {
    json(response, 400, { error: 'not a command' });
    return;
  }
  // Answered first: a power cut takes this connection with it.
  json(response, 200, { ok: true });
  await once(response);
  await carryOut(machine, command);
}

async function carryOut(machine: Machine, command: ControlCommand): Promise<void> {
  switch (command.do) {
    case 'load-paper':
      machine.loadPaper(command.sheets);
      break;
    case 'set-toner':
      machine.setToner(command.percent);
      break;
    case 'set-fault':
      machine.setFault(command.fault, command.present);
      break;
    case 'power-cycle':
      await machine.powerCycle();
      break;
  }
}

/** Checks a command from outside; null when it is none. */
export function parseCommand(text: string): ControlCommand | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('do' in value)) return null;
  if (value.do === 'power-cycle') return { do: value.do };
  if (value.do === 'load-paper' && 'sheets' in value && isCount(value.sheets)) {
    return { do: value.do, sheets: value.sheets };
  }
  if (value.do === 'set-toner' && 'percent' in value && isCount(value.percent)) {
    return { do: value.do, percent: value.percent };
  }
  if (value.do === 'set-fault' && 'fault' in value && 'present' in value) {
    const { fault, present } = value;
    const known = fault === 'media-jam' || fault === 'cover-open';
    if (known && typeof present === 'boolean') return { do: value.do, fault, present };
  }
  return null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000;
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > MAX_COMMAND_OCTETS) return '';
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function once(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.writableFinished) resolve();
    else response.once('close', () => resolve());
  });
}
