import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { DeviceError } from '../error.ts';

export interface Target {
  /** http: or https: */
  url: URL;
  /**
   * SHA-256 of the certificate the device must show, in hex. Printers sign their own certificates; pinning one is the
   * only way to know it. Without a pin the usual verification holds.
   */
  certificateSha256: string | undefined;
}

/**
 * Opens one connection, TLS included. Nothing of a request is sent before it resolves.
 *
 * @throws DeviceError `wrong-device` when the certificate is not the pinned one; socket errors and aborts as they are
 */
export async function connect(target: Target, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  const host = target.url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isTls = target.url.protocol === 'https:';
  const port = Number(target.url.port || (isTls ? 443 : 80));
  if (!isTls) {
    const socket = connectTcp({ host, port });
    await opened(socket, 'connect', signal);
    return socket;
  }
  const pin = target.certificateSha256;
  const socket = connectTls({
    host,
    port,
    servername: host,
    rejectUnauthorized: pin === undefined,
  });
  await opened(socket, 'secureConnect', signal);
  if (pin !== undefined) requirePin(socket, pin);
  return socket;
}

async function opened(socket: Socket, event: string, signal: AbortSignal): Promise<void> {
  try {
    await once(socket, event, { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function requirePin(socket: TLSSocket, pin: string): void {
  const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();
  const shown = plain(socket.getPeerCertificate().fingerprint256);
  if (shown === plain(pin)) return;
  socket.destroy();
  throw new DeviceError('wrong-device', `the certificate is another one: ${shown}`);
}
