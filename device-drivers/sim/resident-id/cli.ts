/**
 * Runs a resident-ID module as a program: node device-drivers/sim/resident-id/cli.ts --dir DIR
 * Lines on standard input: `put` lays down the card of a person who does not exist, `put NUMBER NAME` one with another
 * number and name, `take` takes the card away.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { exampleCard } from './card.ts';
import { startResidentIdSimulator } from './simulator.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' } } });
if (values.dir === undefined) {
  process.stderr.write('usage: --dir DIR\n');
  process.exit(2);
}
const simulator = await startResidentIdSimulator({ dir: values.dir });
process.stdout.write(`${JSON.stringify({ path: simulator.path })}\n`);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [order, number = exampleCard.number, name = exampleCard.name] = line.trim().split(/\s+/);
  if (order === 'put') simulator.module.present({ ...exampleCard, number, name });
  else if (order === 'take') simulator.module.remove();
  else process.stderr.write('put [NUMBER NAME] | take\n');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void simulator.stop();
  });
}
