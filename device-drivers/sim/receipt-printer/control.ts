import { z } from 'zod';
import type { HandWorked } from '../control/answer.ts';
import { faults } from './condition.ts';
import type { Condition, Fault } from './condition.ts';
import type { Ticket } from './paper.ts';

/** A receipt printer as somebody who stands before it knows it. */
export interface Machine {
  /** Everything that ever came out of it. */
  tickets(): Ticket[];
  condition(): Condition;
  /** Puts in a roll, so many millimetres long; what hung in the printer is torn off with the old one. */
  loadPaper(millimetres: number): void;
  setFault(fault: Fault, present: boolean): void;
  /** Pulls the plug and puts it back: buffers are lost, connections break. */
  powerCycle(): Promise<void>;
}

const commandSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('load-paper'), millimetres: z.int().min(0).max(200_000) }),
  z.strictObject({ do: z.literal('set-fault'), fault: z.enum(faults), present: z.boolean() }),
  z.strictObject({ do: z.literal('power-cycle') }),
]);

/** What a hand at the machine can do, as JSON for `POST /control`. */
export type ControlCommand = z.infer<typeof commandSchema>;

/** Checks a command from outside; null when it is none. */
export function parseCommand(text: string): ControlCommand | null {
  try {
    return commandSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The machine for the hands of another program. */
export function handWorked(machine: Machine): HandWorked<ControlCommand> {
  return {
    state: () => ({ ...machine.condition(), ticketsPrinted: machine.tickets().length }),
    parse: parseCommand,
    carryOut: async (command) => {
      switch (command.do) {
        case 'load-paper':
          machine.loadPaper(command.millimetres);
          break;
        case 'set-fault':
          machine.setFault(command.fault, command.present);
          break;
        case 'power-cycle':
          await machine.powerCycle();
          break;
      }
    },
  };
}
