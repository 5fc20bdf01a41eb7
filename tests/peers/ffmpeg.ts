import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDaemon, type Daemon } from './daemon.ts';
import { freePort } from './free-port.ts';

/** ffmpeg (Debian) as a camera: its test picture as Motion JPEG over HTTP, to the first client and no other. */
export interface FfmpegCamera extends Daemon {
  uri: string;
}

/** @param size for example 1280x720 */
export async function startFfmpegCamera(size: string): Promise<FfmpegCamera> {
  const uri = `http://127.0.0.1:${await freePort()}/stream`;
  const source = ['-re', '-f', 'lavfi', '-i', `testsrc=size=${size}:rate=10`];
  const contentType = 'multipart/x-mixed-replace;boundary=ffmpeg';
  const sink = ['-c:v', 'mjpeg', '-f', 'mpjpeg', '-content_type', contentType, '-listen', '1', uri];
  return { ...startDaemon('ffmpeg', ['-v', 'warning', '-nostdin', ...source, ...sink]), uri };
}

/**
 * Runs ffmpeg to its end. Its warnings are left out: it misses the end of pictures without a stuffed octet, its own too.
 *
 * @returns the errors it spoke of; empty when there were none
 */
export async function ffmpeg(args: readonly string[], input?: Uint8Array): Promise<string> {
  const child = spawn('ffmpeg', ['-v', 'error', '-y', ...args]);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  // It may have ended before it read all.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0 ? said : `${said}\nexit ${code}`;
}
