/**
 * Runs a UPS as a program: node device-drivers/sim/ups/cli.ts --port 3493
 * Type mains, battery or low for where it stands, stale or silent for a fault, and fine to end that.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startUpsSimulator } from './simulator.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, ups: { type: 'string' } } });
const simulator = await startUpsSimulator({
  port: Number(values.port ?? 0),
  ...(values.ups !== undefined && { ups: values.ups }),
});
process.stdout.write(`${JSON.stringify({ port: simulator.port, ups: simulator.ups })}\n`);

const hands: Readonly<Record<string, () => void>> = {
  mains: () => simulator.state('mains'),
  battery: () => simulator.state('battery'),
  low: () => simulator.state('low'),
  stale: () => simulator.fault('stale'),
  silent: () => simulator.fault('silent'),
  fine: () => simulator.fault('none'),
};
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const hand = hands[line.trim()];
  if (hand === undefined) process.stderr.write(`${Object.keys(hands).join('|')}\n`);
  else hand();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void simulator.stop();
  });
}
