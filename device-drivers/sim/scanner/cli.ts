/**
 * Runs a bar-code scanner as a program: node device-drivers/sim/scanner/cli.ts --dir DIR
 * Every line read from standard input is the text of a QR code that is shown to it. It sends STX, the AIM identifier,
 * the text in UTF-8, and ETX.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startScannerSimulator } from './simulator.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' } } });
if (values.dir === undefined) {
  process.stderr.write('usage: --dir DIR\n');
  process.exit(2);
}
const simulator = await startScannerSimulator({
  dir: values.dir,
  format: {
    aimId: true,
    encoding: 'utf-8',
    end: { type: 'suffix', prefix: '\u0002', suffix: '\u0003' },
  },
});
process.stdout.write(`${JSON.stringify({ path: simulator.path })}\n`);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => void simulator.show(Buffer.from(line, 'utf8'), ']Q1'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void simulator.stop();
  });
}
