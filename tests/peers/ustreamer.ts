import { startDaemon, type Daemon } from './daemon.ts';
import { freePort } from './free-port.ts';

/** ustreamer (Debian) before a camera that is not there. It shows a picture that says NO SIGNAL, for ever. */
export interface Ustreamer extends Daemon {
  /** Where its stream is. */
  uri: string;
}

export async function startUstreamer(): Promise<Ustreamer> {
  const port = await freePort();
  const args = ['--device', '/dev/no-such-camera', '--host', '127.0.0.1', '--port', String(port)];
  return { ...startDaemon('ustreamer', args), uri: `http://127.0.0.1:${port}/stream` };
}
