import type { Bridge } from '../bridge/index.ts';
import { connect } from '../bridge/rpc.ts';
import type { Connection, Port } from '../bridge/rpc.ts';
import { webSocketPort } from '../bridge/ports/web-socket.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in Chromium. */
    readonly kioskPort?: Port;
  }
}

/** Path of the host's WebSocket, beside the page. */
const SOCKET_PATH = 'bridge';

function socketAddress(page: string): URL {
  const address = new URL(SOCKET_PATH, page);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  address.search = '';
  address.hash = '';
  return address;
}

/** The line to core: Electron's port where the preload offers one, else the WebSocket of the Chromium host. */
export function openBridge(): Connection & Bridge {
  const port = window.kioskPort ?? webSocketPort(new WebSocket(socketAddress(document.baseURI)));
  return connect(port);
}
