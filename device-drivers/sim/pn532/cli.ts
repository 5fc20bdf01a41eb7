/**
 * Runs a PN532 as a program: node device-drivers/sim/pn532/cli.ts --dir DIR
 * Every line read from standard input is a uid; it is put into the field, or taken out when it is there.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startPn532Simulator } from './simulator.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' } } });
if (values.dir === undefined) {
  process.stderr.write('usage: --dir DIR\n');
  process.exit(2);
}
const simulator = await startPn532Simulator({ dir: values.dir });
process.stdout.write(`${JSON.stringify({ path: simulator.path })}\n`);
const there = new Set<string>();
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const uid = line.trim();
  if (there.delete(uid)) {
    simulator.remove(uid);
  } else {
    there.add(uid);
    simulator.present(uid);
  }
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void simulator.stop();
  });
}
