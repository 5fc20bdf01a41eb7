import { io, type Socket } from 'socket.io-client';
import type { Beat, CentralToKiosk, KioskToCentral } from '@hallway/protocol';
import type { Connection, ConnectionListener, RequestName, Transport } from '../types.ts';

const connectWithinMs = 10_000;
const pairWithinMs = 20_000;

/**
 * The way to central over Socket.IO 4, WebSocket only, namespace /kiosk. Socket.IO's own reconnection is off: the
 * machine decides when to connect, and starts every connection from what is in the store.
 * `address` is where to connect when it is not the origin itself (a relay in tests).
 */
export function socketIoTransport(origin: string, address: string = origin): Transport {
  return {
    async pair(request, signal) {
      const response = await fetch(new URL('/kiosks/pair', address), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        signal: AbortSignal.any([signal, AbortSignal.timeout(pairWithinMs)]),
      });
      const body: unknown = await response.json().catch(() => null);
      return { status: response.status, body };
    },
    open: (listener) => openConnection(address, listener),
  };
}

function openConnection(address: string, listener: ConnectionListener): Connection {
  const socket: Socket<CentralToKiosk, KioskToCentral> = io(new URL('/kiosk', address).href, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    timeout: connectWithinMs,
  });
  socket.on('auth.challenge', (message) => listener.challenge(message));
  socket.on('poke', (message) => listener.poke(message));
  socket.on('connect_error', () => {
    socket.disconnect();
    listener.closed('unreachable');
  });
  socket.on('disconnect', (reason) => listener.closed(reason));
  return {
    request: (id, name, payload) => send(socket, name, payload, (a) => listener.answer(id, a)),
    // Not Socket.IO's volatile: that drops a beat whenever another packet is on its way out. The machine beats only
    // while it is welcome, so little can pile up.
    beat: (beat: Beat) => {
      socket.emit('beat', beat);
    },
    close: () => {
      socket.disconnect();
    },
  };
}

/** The machine builds each payload in its schema's shape; central checks it again in any case. */
function send(
  socket: Socket,
  name: RequestName,
  payload: unknown,
  answer: (message: unknown) => void,
): void {
  socket.emit(name, payload, answer);
}
