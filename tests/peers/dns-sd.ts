import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon, until } from './daemon.ts';
import { takeMachineLock } from './machine-lock.ts';

/** DNS-SD for peers that refuse to live without it: a bus and an avahi of our own that speak on loopback only. */
export interface DnsSd {
  /** What a peer needs in its environment. */
  env: Record<string, string>;
  release(): Promise<void>;
}

interface Running {
  users: number;
  env: Record<string, string>;
  stop(): Promise<void>;
}

let current: Promise<Running> | null = null;

/** avahi keeps one pid file for the whole machine, so the processes of a test run take turns, and share within one. */
export async function useDnsSd(): Promise<DnsSd> {
  current ??= start();
  const running = await current;
  running.users += 1;
  return {
    env: running.env,
    release: async () => {
      running.users -= 1;
      if (running.users > 0) return;
      current = null;
      await running.stop();
    },
  };
}

async function start(): Promise<Running> {
  const unlock = await takeMachineLock(join(tmpdir(), 'hallway-avahi.lock'));
  const dir = await mkdtemp(join(tmpdir(), 'hallway-dns-sd-'));
  const socket = join(dir, 'bus');
  const env = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${socket}` };
  await writeFile(join(dir, 'dbus.conf'), busConfig(socket));
  await writeFile(join(dir, 'avahi.conf'), avahiConfig);
  const bus = startDaemon('dbus-daemon', [
    `--config-file=${join(dir, 'dbus.conf')}`,
    '--nofork',
    '--nopidfile',
  ]);
  await until('dbus-daemon', () => existsSync(socket));
  const avahi = startDaemon(
    'avahi-daemon',
    ['-f', join(dir, 'avahi.conf'), '--no-drop-root', '--no-chroot', '--no-rlimits'],
    { env },
  );
  const stop = async (): Promise<void> => {
    await avahi.stop();
    await bus.stop();
    await rm(dir, { recursive: true, force: true });
    await unlock();
  };
  try {
    await until('avahi-daemon', () => avahi.output().includes('Server startup complete'));
  } catch (error) {
    await stop();
    throw new Error(`avahi-daemon does not start: ${avahi.output()}`, { cause: error });
  }
  return { users: 0, env, stop };
}

function busConfig(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
`;
}

const avahiConfig = `[server]
allow-interfaces=lo
use-ipv4=yes
use-ipv6=no
enable-dbus=yes
[wide-area]
enable-wide-area=no
[publish]
publish-workstation=no
`;
