/**
 * `npm start [-- --port N]`: central with the demo university, one kiosk (K01) and the hardware it stands on, played by
 * simulators that speak the real bytes. Data stays in .run/demo between starts. Ctrl+C ends everything in order.
 */
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoStaff } from '@hallway/central/demo';
import { writeKioskConfig } from './house/kiosk.ts';
import { admitToSeal, makePairingCode } from './house/pairing.ts';
import { keepTrust } from './house/trust.ts';
import { startCentralCable } from './start/hardware/central.ts';
import { startHardware } from './start/hardware/index.ts';
import { startPanel } from './start/panel/panel.ts';
import { openWindow } from './start/window.ts';
import { repoDir } from './tools.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
const dataDir = join(repoDir, '.run', 'demo');
mkdirSync(dataDir, { recursive: true, mode: 0o700 });

const centralOptions = {
  dataDir: join(dataDir, 'central'),
  port: Number(values.port),
  logFile: openSync(join(dataDir, 'central.log'), 'a'),
};
const central = await startCentralCable(centralOptions);
const { origin } = central;
await keepTrust(origin);

const hardware = await startHardware(dataDir);
const configFile = writeKioskConfig({
  kioskId: 'K01',
  dataDir: join(dataDir, 'kiosk'),
  centralOrigin: origin,
  pairingCode: await makePairingCode(origin, 'K01'),
  devices: hardware.map(({ declaration }) => declaration),
  receiptPrinter: 'receipts',
});
const kiosk = await openWindow(configFile);
const giveUp = new AbortController();
const admitted = admitToSeal(origin, 'K01', giveUp.signal).catch((error: unknown) => {
  if (!giveUp.signal.aborted) console.error(`K01 may not seal yet; see ${origin}/seal:`, error);
});
const links = {
  '终端 Kiosk': kiosk.url,
  '运维 Fleet': `${origin}/fleet`,
  '登记 Register': `${origin}/register`,
  '审批 Approvals': `${origin}/papers`,
  '用印 Seal': `${origin}/seal`,
  '核验 Verify': `${origin}/verify`,
};
const panel = await startPanel({ parts: [...hardware, central.part], links }, 0);

console.log(`\n硬件面板 Hardware panel  ${panel.url}`);
for (const [name, url] of Object.entries(links)) console.log(`${name}  ${url}`);
for (const { no, name, role, secret } of demoStaff)
  console.log(`${role}  ${name} ${no}  ${secret}`);
console.log(
  `${kiosk.shell}\nLogs of central are in .run/demo/central.log. Ctrl+C ends everything.`,
);

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  giveUp.abort();
  await admitted;
  await kiosk.stop();
  await Promise.all([panel, central, ...hardware].map((each) => each.stop()));
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
