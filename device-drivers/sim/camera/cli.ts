/**
 * Runs a document camera as a program: node device-drivers/sim/camera/cli.ts --port 8080
 * Type freeze, cover, not-jpeg or silent for a fault and none to end it; drop, unplug or plug for the cable.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { startCameraSimulator } from './simulator.ts';
import type { CameraFault } from './simulator.ts';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const simulator = await startCameraSimulator({ port: Number(values.port ?? 0) });
process.stdout.write(`${JSON.stringify({ uri: simulator.uri })}\n`);

const fault = (wanted: CameraFault) => () => simulator.fault(wanted);
const hands: Readonly<Record<string, () => void | Promise<void>>> = {
  none: fault('none'),
  freeze: fault('freeze'),
  cover: fault('cover'),
  'not-jpeg': fault('not-jpeg'),
  silent: fault('silent'),
  drop: () => simulator.drop(),
  unplug: () => simulator.unplug(),
  plug: () => simulator.plug(),
};
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const hand = hands[line.trim()];
  if (hand === undefined) process.stderr.write(`${Object.keys(hands).join('|')}\n`);
  else void hand();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    lines.close();
    void simulator.stop();
  });
}
