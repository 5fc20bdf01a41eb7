import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { once } from 'node:events';
import { startDaemon, until, type Daemon } from './daemon.ts';
import { freePort } from './free-port.ts';

/** Network UPS Tools with one UPS that reads its state from a file. */
export interface Nut {
  port: number;
  ups: string;
  /** What the UPS says from now on, within a second or two; a variable that is not named is gone. */
  say(variables: Readonly<Record<string, string>>): void;
  /** Kills upsd; its driver lives on. */
  killUpsd(): Promise<void>;
  /** Starts it again at the same port. */
  startUpsd(): Promise<void>;
  /** Kills the driver, as a UPS whose cable is pulled does to it. */
  killDriver(): Promise<void>;
  startDriver(): Promise<void>;
  stop(): Promise<void>;
}

const UPS = 'kioskups';

/** Starts upsd and dummy-ups (nut-server) on loopback. @param dir an empty folder */
export async function startNut(
  dir: string,
  variables: Readonly<Record<string, string>>,
): Promise<Nut> {
  const port = await freePort();
  const user = userInfo().username;
  mkdirSync(dir, { recursive: true });
  const write = (name: string, lines: string[]): void =>
    writeFileSync(join(dir, name), `${lines.join('\n')}\n`, { mode: 0o640 });
  const say = (said: Readonly<Record<string, string>>): void => {
    const lines = Object.entries(said).map(([name, value]) => `${name}: ${value}`);
    write('next.dev', [...lines, 'TIMER 1']);
    // The driver reads the file over and over: it must never find half of one.
    renameSync(join(dir, 'next.dev'), join(dir, `${UPS}.dev`));
  };
  say(variables);
  const section = ['driver = dummy-ups', `port = ${UPS}.dev`, 'mode = dummy-loop'];
  write('ups.conf', [`[${UPS}]`, ...section, 'pollinterval = 1', 'desc = "UPS of the \\"hall\\""']);
  write('upsd.conf', [`LISTEN 127.0.0.1 ${port}`]);
  write('upsd.users', []);
  const env = Object.fromEntries(
    ['CONFPATH', 'STATEPATH', 'PIDPATH', 'ALTPIDPATH'].map((name) => [`NUT_${name}`, dir]),
  );
  const startDriver = (): Daemon =>
    startDaemon('/lib/nut/dummy-ups', ['-a', UPS, '-u', user, '-F'], { env });
  // The program itself: the one in sbin obeys MODE=none of an installed nut.conf.
  const startUpsd = (): Daemon => startDaemon('/lib/nut/upsd', ['-u', user, '-F'], { env });
  let driver = startDriver();
  let upsd = startUpsd();
  const ready = (): Promise<void> =>
    until('upsd knows its UPS', () => answers(port, 'GET VAR kioskups ups.status', 'VAR '));
  try {
    await ready();
  } catch (error) {
    const said = `${driver.output()}\n${upsd.output()}`;
    await Promise.all([driver.stop('SIGKILL'), upsd.stop('SIGKILL')]);
    throw new Error(`upsd does not start: ${said}`, { cause: error });
  }
  return {
    port,
    ups: UPS,
    say,
    killUpsd: () => upsd.stop('SIGKILL'),
    startUpsd: async () => {
      upsd = startUpsd();
      await ready();
    },
    killDriver: () => driver.stop('SIGKILL'),
    startDriver: async () => {
      driver = startDriver();
      await ready();
    },
    stop: async () => {
      await Promise.all([upsd.stop(), driver.stop()]);
    },
  };
}

/** Whether upsd answers a question with a line that begins so. */
async function answers(port: number, question: string, start: string): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.end(`${question}\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString('utf8').startsWith(start);
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
