import { createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { loadGlyphs } from '../../src/receipt/picture/font.ts';
import { listenOnLoopback, LOOPBACK } from '../loopback/listen.ts';
import type { PtyPairOptions } from '../pty/pty-pair.ts';
import { Socket } from './cable.ts';
import type { Machine } from './control.ts';
import { Printer } from './printer.ts';
import type { PrintableWidth } from './printer.ts';
import { laySerialCable } from './serial-cable.ts';
import type { SerialCable } from './serial-cable.ts';

export interface ReceiptPrinterSimulatorOptions {
  /** Folder of this machine: paper.jsonl, and PNG and octets of every ticket. The same folder is the same machine. */
  dir: string;
  /** TCP. Default 0: any free port. */
  port?: number;
  /** Printable dots: 576 on 80 mm paper (the default), 384 on 58 mm. */
  width?: PrintableWidth;
  /** Default 1200, which is 150 mm a second. */
  dotsPerSecond?: number;
  /** Default 4096. A printer that has so much and cannot print reads no more. */
  bufferOctets?: number;
}

/** A receipt printer without its head: real ESC/POS on real cables, paper that is pictures in a folder. */
export interface ReceiptPrinterSimulator extends Machine {
  host: string;
  port: number;
  paperLog: string;
  /** Lays a serial cable besides the network. The printer listens to one host at a time. */
  serialCable(options?: PtyPairOptions): Promise<SerialCable>;
  stop(): Promise<void>;
}

export async function startReceiptPrinterSimulator(
  options: ReceiptPrinterSimulatorOptions,
): Promise<ReceiptPrinterSimulator> {
  const socket = new Socket();
  const printer = new Printer(
    {
      dir: options.dir,
      width: options.width ?? 576,
      dotsPerSecond: options.dotsPerSecond ?? 1200,
      bufferOctets: options.bufferOctets ?? 4096,
      glyphs: await loadGlyphs(),
    },
    { send: (octets) => socket.send(octets), room: () => socket.pump() },
  );
  socket.attach(printer);
  const connections = new Set<Duplex>();
  const server = createServer({ noDelay: true }, (connection) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
    socket.plug(connection);
  });
  const port = await listenOnLoopback(server, options.port ?? 0);
  const cables: SerialCable[] = [];
  const powerCycle = async (): Promise<void> => {
    for (const connection of connections) connection.destroy();
    await Promise.all(cables.map((cable) => cable.unplug()));
    await printer.powerCycle();
    await Promise.all(cables.map((cable) => cable.plug()));
  };
  /** Ends when nobody has a hand on the plug. */
  let power = Promise.resolve();
  return {
    host: LOOPBACK,
    port,
    paperLog: printer.paper.logPath,
    tickets: () => printer.paper.tickets(),
    condition: () => structuredClone(printer.condition),
    loadPaper: (millimetres) => printer.loadPaper(millimetres),
    setFault: (fault, present) => printer.setFault(fault, present),
    powerCycle: () => {
      power = power.then(powerCycle);
      return power;
    },
    serialCable: async (cableOptions = {}) => {
      const cable = await laySerialCable(socket, cableOptions);
      cables.push(cable);
      return cable;
    },
    stop: async () => {
      server.close();
      await power;
      for (const connection of connections) connection.destroy();
      await Promise.all(cables.map((cable) => cable.stop()));
      await printer.switchOff();
    },
  };
}
