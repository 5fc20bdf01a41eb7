import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { parseCommand } from '../../../../device-drivers/sim/receipt-printer/control.ts';
import * as escpos from '../../../../device-drivers/src/codec/escpos/commands.ts';
import { until } from '../../../peers/daemon.ts';
import { reprint } from '../../codec/escpos/tickets.ts';
import { hex } from '../../support/octets.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { hostBySerial } from './host.ts';

interface Announcement {
  controlPort: number;
  path: string;
}

it('runs as a program of its own, worked by hand over HTTP', async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  const cli = fileURLToPath(
    new URL('../../../../device-drivers/sim/receipt-printer/cli.ts', import.meta.url),
  );
  const args = ['--dir', join(dir.path, 'printer'), '--port', '0', '--control-port', '0'];
  const program = spawn(process.execPath, [cli, ...args, '--serial'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  onTestFinished(async () => {
    program.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  });
  const announced = once(createInterface({ input: program.stdout }), 'line');
  const [line] = (await Promise.race([announced, ended])) as [string];
  const { controlPort, path } = JSON.parse(line) as Announcement;
  const base = `http://127.0.0.1:${controlPort}`;
  const control = (command: object): Promise<Response> =>
    fetch(`${base}/control`, { method: 'POST', body: JSON.stringify(command) });

  const host = await hostBySerial(path);
  expect((await control({ do: 'set-fault', fault: 'cover-open', present: true })).status).toBe(200);
  host.send(escpos.askRealTime(2));
  expect(await host.answer(1)).toEqual(hex('16'));
  expect((await control({ do: 'set-fault', fault: 'fire', present: true })).status).toBe(400);
  expect((await control({ do: 'load-paper', millimetres: 0 })).status).toBe(200);
  const state = await fetch(`${base}/state`).then((response) => response.json());
  expect(state).toMatchObject({ paper: 0, faults: ['cover-open'], ticketsPrinted: 0 });
  await control({ do: 'set-fault', fault: 'cover-open', present: false });
  await control({ do: 'load-paper', millimetres: 5_000 });
  host.send(reprint);
  await until('the ticket is out', async () => {
    const now = (await fetch(`${base}/state`).then((response) => response.json())) as {
      ticketsPrinted: number;
    };
    return now.ticketsPrinted === 1;
  });
  await control({ do: 'power-cycle' });
  await host.gone();
  await until('the port is back', () => existsSync(path));
  const again = await hostBySerial(path);
  // What comes before the printer has opened its end is lost.
  await until('it answers again', () => {
    again.send(escpos.askRealTime(1));
    return again.heard().byteLength > 0;
  });
  await again.close();
});

it('takes no command that is none', () => {
  const bad = ['', '{', 'null', '[]', '{"do":"explode"}', '{"do":"load-paper","millimetres":-1}'];
  for (const text of bad) expect(parseCommand(text)).toBeNull();
  const command = { do: 'set-fault', fault: 'never-reads', present: true };
  expect(parseCommand(JSON.stringify(command))).toEqual(command);
});
