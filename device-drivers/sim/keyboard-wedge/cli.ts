/**
 * Runs a typing card reader simulator as a program: node device-drivers/sim/keyboard-wedge/cli.ts --dir DIR
 * Every line read from standard input is a uid that is put before the reader.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startKeyboardWedgeSimulator } from './keyboard-wedge.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' } } });
if (values.dir === undefined) {
  process.stderr.write('usage: --dir DIR\n');
  process.exit(2);
}
const simulator = await startKeyboardWedgeSimulator({ dir: values.dir, prefix: '', enter: true });
process.stdout.write(`${JSON.stringify({ path: simulator.path })}\n`);
const lines = createInterface({ input: process.stdin });
lines.on('line', (uid) => void simulator.tap(uid.trim()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void simulator.stop();
  });
}
