import type { ToCore, ToShell } from '../../bridge/link.ts';
import { electronCorePort } from '../../bridge/ports/electron-ipc.ts';
import type { MessagePortMainLike } from '../../bridge/ports/electron-ipc.ts';
import type { Parent } from './parent.ts';

/** Electron's `process.parentPort` in a utility process. */
export interface ParentPortLike {
  postMessage(message: ToShell): void;
  on(
    event: 'message',
    listener: (event: { data: unknown; ports: MessagePortMainLike[] }) => void,
  ): unknown;
}

/** A parent that is Electron's main process. When it goes, Chromium ends the utility process itself. */
export function electronParent(port: ParentPortLike): Parent {
  return {
    tell: (message) => port.postMessage(message),
    onClient(listener) {
      port.on('message', ({ data, ports: [line] }) => {
        const message = data as ToCore; // from our own shell, built with this file
        if (message.kind === 'open' && line) listener(message.client, electronCorePort(line));
        if (message.kind === 'ping') port.postMessage({ kind: 'pong' });
      });
    },
    onGone() {},
  };
}
