import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon, until } from './daemon.ts';
import { takeMachineLock } from './machine-lock.ts';
import { ownRun } from './own-run.ts';

/** DNS-SD for peers that refuse to live without it: a bus and an avahi of our own. */
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

export interface DnsSdOptions {
  /**
   * Speaks on the loopback interface of this machine, so that a test may listen. Who asks for this is the first in its
   * process; the processes of a test run take turns. Otherwise avahi lives in a network of its own, and nobody hears it.
   */
  heard: boolean;
}

let current: Promise<Running> | null = null;

/** The users of one process share one. */
export async function useDnsSd({ heard }: DnsSdOptions = { heard: false }): Promise<DnsSd> {
  current ??= start(heard);
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

async function start(heard: boolean): Promise<Running> {
  const lock = join(tmpdir(), 'hallway-avahi.lock');
  const unlock = heard ? await takeMachineLock(lock) : () => Promise.resolve();
  const dir = await mkdtemp(join(tmpdir(), 'hallway-dns-sd-'));
  const socket = join(dir, 'bus');
  const env = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${socket}` };
  await writeFile(join(dir, 'dbus.conf'), busConfig(socket));
  await writeFile(join(dir, 'avahi.conf'), avahiConfig);
  const bus = startDaemon('dbus-daemon', [
    `--config-file=${join(dir, 'dbus.conf')}`,
    '--nofork',
    '--nopidfile',
    '--print-address',
  ]);
  // Its socket is there a moment before anybody listens at it.
  await until('dbus-daemon', () => bus.output().includes(`unix:path=${socket},guid=`));
  const config = join(dir, 'avahi.conf');
  const command = `exec avahi-daemon -f '${config}' --no-drop-root --no-chroot --no-rlimits`;
  const avahi = startDaemon('unshare', ownRun(command, heard ? [] : ['--net']), { env });
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
