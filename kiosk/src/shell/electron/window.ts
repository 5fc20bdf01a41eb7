import { BrowserWindow } from 'electron';
import type { BrowserWindowConstructorOptions } from 'electron';

/** How the one window is made. Several of these are Electron's defaults; they stand here so that a test can hold them. */
export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    kiosk: true,
    fullscreen: true,
    frame: false,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#FAF7F1',
    webPreferences: {
      preload,
      // In memory only: nothing of a person reaches the disk.
      partition: 'kiosk',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      // The clock, the countdown and the heartbeat go on under whatever covers the window.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}

/** Opens the kiosk's window; it cannot be closed while the kiosk runs. */
export function openWindow(preload: string, quitting: () => boolean): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload));
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (!quitting()) event.preventDefault();
  });
  return window;
}
