import { contextBridge, ipcRenderer } from 'electron';
import { messagePort } from '../../bridge/ports/message-port.ts';
import type { Port } from '../../bridge/rpc.ts';
import { CONNECT_CHANNEL, LINE_CHANNEL } from './lines.ts';

let line: Promise<Port> | undefined;

/** Asks for the line on first use, so that a document with no use for one (the blank page) takes none. */
function openLine(): Promise<Port> {
  line ??= new Promise((resolve) => {
    ipcRenderer.once(LINE_CHANNEL, ({ ports: [port] }) => {
      if (port) resolve(messagePort(port));
    });
    ipcRenderer.send(CONNECT_CHANNEL);
  });
  return line;
}

/** All that the page sees of Electron: its line to core. Waiting on one promise keeps the order of frames. */
const kioskPort: Port = {
  send: (frame) => void openLine().then((port) => port.send(frame)),
  onMessage: (listener) => void openLine().then((port) => port.onMessage(listener)),
  onClose: (listener) => void openLine().then((port) => port.onClose(listener)),
  close: () => void openLine().then((port) => port.close()),
};
contextBridge.exposeInMainWorld('kioskPort', kioskPort);
