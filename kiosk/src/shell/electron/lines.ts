import type { IpcMain, MessagePortMain, WebContents } from 'electron';
import { APP_ORIGIN } from './origin.ts';

/** The page asks for its line on the first channel and gets it on the second. Nothing else is listened to. */
export const CONNECT_CHANNEL = 'kiosk:connect';
export const LINE_CHANNEL = 'kiosk:line';

export interface LinesOptions {
  /** The one page that may ask. */
  contents(): WebContents;
  openLine(): MessagePortMain;
  /** Somebody else asked. */
  onStranger(): void;
}

/** Hands the kiosk's own page its line to core, and nobody else: no other window, no frame in it, no other origin. */
export function giveLines(ipc: Pick<IpcMain, 'on'>, options: LinesOptions): void {
  ipc.on(CONNECT_CHANNEL, ({ sender, senderFrame: frame }) => {
    const own =
      sender === options.contents() &&
      frame !== null &&
      frame.parent === null &&
      frame.origin === APP_ORIGIN;
    if (own) frame.postMessage(LINE_CHANNEL, null, [options.openLine()]);
    else options.onStranger();
  });
}
