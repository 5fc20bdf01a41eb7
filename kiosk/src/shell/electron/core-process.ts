import { MessageChannelMain, utilityProcess } from 'electron';
import type { MessagePortMain, UtilityProcess } from 'electron';
import { POWER_OVER_STATUS } from '../../bridge/link.ts';
import type { ToCore, ToShell } from '../../bridge/link.ts';
import { listenToHeart } from '../heart.ts';
import type { Heart } from '../heart.ts';
import { countRestarts, processRestarts } from '../restarts.ts';

export interface CoreProcess {
  ready(): boolean;
  /** One end of a new line to core, for one document; closed at once while core is away. */
  openLine(): MessagePortMain;
  stop(): void;
}

export interface CoreProcessOptions {
  program: string;
  args: string[];
  /** The page of the open line shows nothing any more. */
  onBlank(): void;
  /** Core answered that it is alive; for a watchdog. */
  onAlive(): void;
  /** Core could not be kept alive; the program must start anew. */
  onGiveUp(): void;
  /** The battery is nearly empty and core has put everything down: it is not started again. */
  onPowerOver(): void;
}

/** Keeps core in a utility process: a native driver that crashes there cannot take the window down. */
export function keepCore(options: CoreProcessOptions): CoreProcess {
  const restarts = countRestarts(processRestarts, Date.now);
  let core: UtilityProcess | undefined;
  let heart: Heart | undefined;
  let ready = false;
  let stopped = false;
  let lastClient = 0;

  function start(): void {
    const child = utilityProcess.fork(options.program, options.args, {
      serviceName: 'hallway-core',
      stdio: 'inherit',
    });
    core = child;
    const tell = (message: ToCore): void => child.postMessage(message, []);
    child.on('message', (raw: unknown) => {
      const message = raw as ToShell; // from our own core, built with this file
      if (message.kind === 'ready') {
        ready = true;
        heart = listenToHeart(
          () => tell({ kind: 'ping' }),
          () => void child.kill(),
        );
      }
      if (message.kind === 'pong') {
        heart?.answered();
        options.onAlive();
      }
      if (message.kind === 'blank' && message.client === lastClient) options.onBlank();
    });
    child.on('exit', (status) => {
      ready = false;
      heart?.stop();
      if (stopped) return;
      if (status === POWER_OVER_STATUS) {
        options.onPowerOver();
        return;
      }
      const wait = restarts.next();
      if (wait === null) options.onGiveUp();
      else setTimeout(() => void (stopped || start()), wait);
    });
  }

  start();
  return {
    ready: () => ready,
    openLine() {
      const { port1, port2 } = new MessageChannelMain();
      if (core && ready) {
        const message: ToCore = { kind: 'open', client: ++lastClient };
        core.postMessage(message, [port1]);
      } else {
        port1.close();
      }
      return port2;
    },
    stop() {
      stopped = true;
      core?.kill();
    },
  };
}
