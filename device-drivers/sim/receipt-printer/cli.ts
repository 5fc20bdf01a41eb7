/**
 * Runs the receipt printer simulator as a program:
 * node device-drivers/sim/receipt-printer/cli.ts --dir DIR [--port N] [--control-port N] [--width 576] [--serial]
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { answerHands } from '../control/answer.ts';
import { handWorked } from './control.ts';
import { startReceiptPrinterSimulator } from './simulator.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    port: { type: 'string', default: '9100' },
    'control-port': { type: 'string', default: '9180' },
    width: { type: 'string', default: '576' },
    serial: { type: 'boolean', default: false },
  },
});
if (values.dir === undefined || !['384', '576'].includes(values.width)) {
  process.stderr.write(
    'usage: --dir DIR [--port N] [--control-port N] [--width 384|576] [--serial]\n',
  );
  process.exit(2);
}
const simulator = await startReceiptPrinterSimulator({
  dir: values.dir,
  port: Number(values.port),
  width: values.width === '384' ? 384 : 576,
});
const cable = values.serial ? await simulator.serialCable() : null;
const hands = handWorked(simulator);
const control = createServer((request, response) => void answerHands(hands, request, response));
control.listen(Number(values['control-port']), '127.0.0.1');
await once(control, 'listening');
const { host, port, paperLog } = simulator;
process.stdout.write(
  `${JSON.stringify({
    host,
    port,
    controlPort: (control.address() as AddressInfo).port,
    path: cable?.path ?? null,
    paperLog,
  })}\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    control.close();
    void simulator.stop();
  });
}
