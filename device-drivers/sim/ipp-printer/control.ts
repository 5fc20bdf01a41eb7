import type { HandWorked } from '../control/answer.ts';
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

/** The machine for the hands of another program. */
export function handWorked(machine: Machine): HandWorked<ControlCommand> {
  return {
    state: () => ({ ...machine.condition(), sheetsPrinted: machine.sheets().length }),
    parse: parseCommand,
    carryOut: (command) => carryOut(machine, command),
  };
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
