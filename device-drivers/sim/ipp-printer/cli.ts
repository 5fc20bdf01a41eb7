/** Runs the printer simulator as a program: node device-drivers/sim/ipp-printer/cli.ts --dir DIR [--port N] [--ms-per-page N] */
import { parseArgs } from 'node:util';
import { startIppPrinterSimulator } from './simulator.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    port: { type: 'string', default: '8631' },
    'ms-per-page': { type: 'string', default: '500' },
  },
});
if (values.dir === undefined) {
  process.stderr.write('usage: --dir DIR [--port N] [--ms-per-page N]\n');
  process.exit(2);
}
const simulator = await startIppPrinterSimulator({
  dir: values.dir,
  port: Number(values.port),
  msPerPage: Number(values['ms-per-page']),
});
process.stdout.write(`${JSON.stringify({ uri: simulator.uri, paperLog: simulator.paperLog })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulator.stop());
}
