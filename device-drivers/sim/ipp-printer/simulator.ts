import { answerHands } from '../control/answer.ts';
import { listenOnLoopback, LOOPBACK } from '../loopback/listen.ts';
import { handWorked } from './control.ts';
import type { Machine } from './control.ts';
import { Printer } from './printer.ts';
import { createPrinterServer, PRINTER_PATH } from './server.ts';

export interface IppPrinterSimulatorOptions {
  /** Folder of this machine: paper.jsonl, spool/, nvram.json. The same folder is the same machine. */
  dir: string;
  /** Default 0: any free port. */
  port?: number;
  /** Default 500, about 30 pages a minute. */
  msPerPage?: number;
  /** `printer-make-and-model`. Default Hallway IPP Simulator, of which the drivers have a profile. */
  model?: string;
  /** Jobs held at a time before it answers `server-error-busy`. Default 16. */
  queueLimit?: number;
}

/** A laser printer without the laser: real IPP on a real socket, paper that is lines in a file. */
export interface IppPrinterSimulator extends Machine {
  /** ipp://… */
  uri: string;
  printerUuid: string;
  paperLog: string;
  spoolDir: string;
  stop(): Promise<void>;
}

export async function startIppPrinterSimulator(
  options: IppPrinterSimulatorOptions,
): Promise<IppPrinterSimulator> {
  const printer = new Printer({
    dir: options.dir,
    msPerPage: options.msPerPage ?? 500,
    model: options.model ?? 'Hallway IPP Simulator',
    queueLimit: options.queueLimit ?? 16,
  });
  const server = createPrinterServer(printer, (request, response) => {
    void answerHands(handWorked(simulator), request, response);
  });
  const port = await listenOnLoopback(server, options.port ?? 0);
  const simulator: IppPrinterSimulator = {
    uri: `ipp://${LOOPBACK}:${port}${PRINTER_PATH}`,
    printerUuid: printer.paper.printerUuid,
    paperLog: printer.paper.logPath,
    spoolDir: printer.paper.spoolDir,
    sheets: () => printer.paper.sheets(),
    condition: () => structuredClone(printer.condition),
    loadPaper: (sheets) => {
      printer.condition.sheets = sheets;
    },
    setToner: (percent) => {
      printer.condition.toner = percent;
    },
    setFault: (fault, present) => printer.setFault(fault, present),
    powerCycle: async () => {
      server.closeAllConnections();
      await printer.powerCycle();
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await printer.switchOff();
    },
  };
  return simulator;
}
