import type { ToShell } from '../../bridge/link.ts';
import type { Port } from '../../bridge/rpc.ts';

/** The shell that started core's process, as core sees it. */
export interface Parent {
  tell(message: ToShell): void;
  /** A document of the UI came; its port is its line to core. */
  onClient(listener: (client: number, port: Port) => void): void;
  /** The shell went away: nobody is left to serve. */
  onGone(listener: () => void): void;
}
