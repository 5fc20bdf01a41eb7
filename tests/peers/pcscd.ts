import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon, until } from './daemon.ts';
import type { Daemon } from './daemon.ts';
import { freePort } from './free-port.ts';
import { ownRun } from './own-run.ts';

/** The PC/SC service of Linux with two virtual readers, for nobody but this test. */
export interface Pcscd {
  /** Ports on which vpcd waits for the card of each reader. */
  ports: readonly number[];
  /** Names PC/SC gives the readers. */
  readers: readonly string[];
  kill9(): Promise<void>;
  /**
   * Starts it again at the same place. Unplugged: with another reader instead of these; pcscd's virtual readers cannot
   * be plugged while it runs.
   */
  start(options?: { plugged: boolean }): Promise<void>;
  stop(): Promise<void>;
  /** The last it said, for the message of a failing test. */
  output(): string;
}

/** One entry of reader.conf.d. vpcd makes two readers of it; the second has the next port. */
interface Entry {
  name: string;
  port: number;
}

const SLOTS = 2;
const NAME = 'Virtual PCD';
const VPCD = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/**
 * Starts pcscd with vsmartcard-vpcd. It has a fixed place, /run/pcscd, so it gets a /run of its own in which that place
 * is a temporary folder; nothing is left behind. The library in this process is sent there by its environment. vpcd
 * listens on every address of the machine.
 */
export async function startPcscd(): Promise<Pcscd> {
  const dir = await mkdtemp(join(tmpdir(), 'hallway-pcscd-'));
  const ipc = join(dir, 'ipc');
  const config = join(dir, 'reader.conf.d');
  const socket = join(ipc, 'pcscd.comm');
  await mkdir(ipc);
  await mkdir(config);
  process.env['PCSCLITE_CSOCK_NAME'] = socket;
  const ours: Entry = { name: NAME, port: await freePort(SLOTS) };
  const other: Entry = { name: 'Other PCD', port: await freePort(SLOTS) };
  let daemon: Daemon | null = null;
  const start = async ({ plugged } = { plugged: true }): Promise<void> => {
    await rm(socket, { force: true });
    await writeFile(join(config, 'vpcd'), readerConfig(plugged ? ours : other));
    const starting = startDaemon('unshare', ownRun(serve(ipc, config)));
    daemon = starting;
    try {
      await until('pcscd', () => starting.output().includes('daemon ready'));
      if (starting.output().includes('init failed')) throw new Error('vpcd does not start');
    } catch (error) {
      await starting.stop('SIGKILL');
      throw new Error(`pcscd does not start: ${starting.output()}`, { cause: error });
    }
  };
  await start();
  const slots = Array.from({ length: SLOTS }, (_, slot) => slot);
  return {
    ports: slots.map((slot) => ours.port + slot),
    readers: slots.map((slot) => `${NAME} 00 0${slot}`),
    kill9: async () => {
      await daemon?.stop('SIGKILL');
    },
    start,
    stop: async () => {
      await daemon?.stop();
      await rm(dir, { recursive: true, force: true });
    },
    output: () => daemon?.output() ?? '',
  };
}

function serve(ipc: string, config: string): string {
  return [
    'mkdir /run/pcscd',
    `mount --bind '${ipc}' /run/pcscd`,
    `exec pcscd --foreground --info -c '${config}'`,
  ].join(' && ');
}

function readerConfig({ name, port }: Entry): string {
  const channel = `0x${port.toString(16).toUpperCase()}`;
  return [
    `FRIENDLYNAME "${name}"`,
    `DEVICENAME /dev/null:${channel}`,
    `LIBPATH ${VPCD}`,
    `CHANNELID ${channel}`,
    '',
  ].join('\n');
}
