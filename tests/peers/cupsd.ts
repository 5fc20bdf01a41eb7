import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDaemon, until } from './daemon.ts';
import type { Daemon } from './daemon.ts';
import { freePort } from './free-port.ts';

export interface CupsdOptions {
  /** The printer behind the queue, ipp://…; it must be there, because CUPS asks it what it can. */
  deviceUri: string;
  /** Seconds until a new job is on disk. Default 30, as CUPS has it. */
  dirtyCleanInterval?: number;
}

/** The spooler of CUPS, with one queue. */
export interface Cupsd {
  /** Of the queue. */
  uri: string;
  /** Kills the scheduler as a power cut would; backends it started go on alone. */
  kill9(): Promise<void>;
  /** Starts it again, in the same folder and at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Its error log, for the message of a failing test. */
  output(): string;
}

const QUEUE = 'kiosk';
/** User and group `lp` of Debian. */
const LP = 7;

/** Starts a cupsd of its own on loopback. It must be root, because cupsd gives its rights away to run a backend. */
export async function startCupsd(options: CupsdOptions): Promise<Cupsd> {
  const dir = await mkdtemp(join(tmpdir(), 'hallway-cups-'));
  const port = await freePort();
  const errorLog = join(dir, 'error_log');
  writeConfiguration(dir, options, port);
  const boot = async (): Promise<Daemon> => {
    const files = ['-c', join(dir, 'cupsd.conf'), '-s', join(dir, 'cups-files.conf')];
    const daemon = startDaemon('/usr/sbin/cupsd', ['-f', ...files]);
    await until('cupsd answers', () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      ),
    );
    return daemon;
  };
  const output = (): string => (existsSync(errorLog) ? readFileSync(errorLog, 'utf8') : '');
  let daemon = await boot();
  const stop = async (): Promise<void> => {
    await daemon.stop();
    await rm(dir, { recursive: true, force: true });
  };
  const run = promisify(execFile);
  const server = ['-h', `127.0.0.1:${port}`];
  try {
    const queue = ['-p', QUEUE, '-v', options.deviceUri, '-m', 'everywhere'];
    const policy = ['-o', 'printer-error-policy=abort-job', '-o', 'printer-is-shared=false', '-E'];
    await run('lpadmin', [...server, ...queue, ...policy]);
    // lpadmin does not wait until CUPS has asked the printer what it can.
    await until('the queue knows its printer', async () => {
      const { stdout } = await run('lpoptions', [...server, '-p', QUEUE]);
      return stdout.includes('IPP Everywhere');
    });
    // An orderly end writes the queue to disk, so that it is still there after a power cut.
    await daemon.stop();
    daemon = await boot();
  } catch (error) {
    const said = output().slice(-2000);
    await stop();
    throw new Error(`cupsd makes no queue: ${said}`, { cause: error });
  }
  return {
    uri: `ipp://127.0.0.1:${port}/printers/${QUEUE}`,
    kill9: () => daemon.stop('SIGKILL'),
    restart: async () => {
      daemon = await boot();
    },
    stop,
    output,
  };
}

function writeConfiguration(dir: string, options: CupsdOptions, port: number): void {
  for (const folder of ['.', 'spool', 'spool/tmp', 'cache', 'run', 'ppd']) {
    mkdirSync(join(dir, folder), { recursive: true });
    chownSync(join(dir, folder), LP, LP);
    // Backends run as lp and must get at their files.
    chmodSync(join(dir, folder), 0o755);
  }
  writeFileSync(
    join(dir, 'cups-files.conf'),
    `ServerRoot ${dir}
RequestRoot ${dir}/spool
TempDir ${dir}/spool/tmp
CacheDir ${dir}/cache
StateDir ${dir}/run
AccessLog ${dir}/access_log
ErrorLog ${dir}/error_log
PageLog ${dir}/page_log
User lp
Group lp
SystemGroup root
`,
  );
  writeFileSync(
    join(dir, 'cupsd.conf'),
    `Listen 127.0.0.1:${port}
LogLevel info
Browsing Off
DefaultAuthType None
WebInterface No
DirtyCleanInterval ${options.dirtyCleanInterval ?? 30}
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateValues none
SubscriptionPrivateValues none
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
`,
  );
}
