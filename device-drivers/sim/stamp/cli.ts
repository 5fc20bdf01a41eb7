/**
 * Runs a stamp machine as a program: node device-drivers/sim/stamp/cli.ts --dir DIR
 * Lines on standard input: `insert` lays a sheet under the die, `take` takes it away, `free` frees a stuck die, and the
 * name of a fault switches it on or off. The options of the driver that fits are told at the start.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { stampFaults, type StampFault } from './mechanism.ts';
import { startStampSimulator } from './simulator.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' } } });
if (values.dir === undefined) {
  process.stderr.write('usage: --dir DIR\n');
  process.exit(2);
}
const simulator = await startStampSimulator({ dir: values.dir });
const { mechanism } = simulator;
process.stdout.write(`${JSON.stringify(simulator.options)}\n`);

const orders: Readonly<Record<string, () => void>> = {
  insert: () => mechanism.insertSheet(),
  take: () => mechanism.takeSheet(),
  free: () => mechanism.free(),
  ...Object.fromEntries(stampFaults.map((fault) => [fault, () => toggle(fault)])),
};

function toggle(fault: StampFault): void {
  if (!mechanism.faults.delete(fault)) mechanism.faults.add(fault);
}

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const order = orders[line.trim()];
  if (order === undefined) process.stderr.write(`${Object.keys(orders).join(' | ')}\n`);
  else order();
  process.stdout.write(`${JSON.stringify({ sheets: mechanism.sheets })}\n`);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void simulator.stop();
  });
}
