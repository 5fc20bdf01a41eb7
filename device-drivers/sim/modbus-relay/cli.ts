/**
 * Runs a relay board as a program: node device-drivers/sim/modbus-relay/cli.ts --dir DIR
 * Four coils, four inputs, unit 1. A line like `2 on` switches input 2; coils that change are told on standard output.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startModbusRelaySimulator } from './simulator.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' } } });
if (values.dir === undefined) {
  process.stderr.write('usage: --dir DIR\n');
  process.exit(2);
}
const simulator = await startModbusRelaySimulator({
  dir: values.dir,
  unit: 1,
  coils: 4,
  inputs: 4,
  flashOn: { firstCoil: 512, unitMs: 100 },
});
simulator.board.onCoil((coil, on) => process.stdout.write(`${JSON.stringify({ coil, on })}\n`));
process.stdout.write(`${JSON.stringify({ path: simulator.path })}\n`);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [, input, state] = /^([0-3]) (on|off)$/.exec(line.trim()) ?? [];
  if (input === undefined) process.stderr.write('INPUT on|off\n');
  else simulator.board.inputs[Number(input)] = state === 'on';
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void simulator.stop();
  });
}
