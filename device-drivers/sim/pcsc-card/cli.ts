/**
 * Plays cards for a running pcscd with vsmartcard-vpcd: node device-drivers/sim/pcsc-card/cli.ts [--port N]
 * Every line read from standard input is a uid that is put before the reader for a moment.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { pcscCardSimulator, VPCD_PORT } from './pcsc-card.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: String(VPCD_PORT) } },
});
const port = Number(values.port);
const simulator = pcscCardSimulator({ port });
process.stdout.write(`${JSON.stringify({ port })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  try {
    await simulator.tap(line.trim());
  } catch (error) {
    process.stderr.write(`no card reader: ${String(error)}\n`);
  }
}
