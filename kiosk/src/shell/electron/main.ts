import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, ipcMain, Menu, powerSaveBlocker, protocol, session } from 'electron';
import { keepCore } from './core-process.ts';
import { giveLines } from './lines.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { APP_URL } from './origin.ts';
import { restrictPermissions } from './permissions.ts';
import { registerAppScheme, serveApp } from './protocol.ts';
import { createRecovery, watchContents, watchGpu } from './recovery.ts';
import { openWindow } from './window.ts';

/**
 * The kiosk's program: one window, one page, one core. It reads `--config=FILE`, else kiosk.json in the program's
 * own data folder. Built files lie beside each other: dist/{electron,preload,core,ui}.
 */
const dist = fileURLToPath(new URL('..', import.meta.url));
let quitting = false;

function relaunch(): void {
  app.relaunch();
  quitting = true;
  app.exit(1);
}

function start(): void {
  const kioskSession = session.fromPartition('kiosk');
  restrictPermissions(kioskSession);
  lockSession(kioskSession);

  const recovery = createRecovery({ reload: () => void window.loadURL(APP_URL), relaunch });
  const config = app.commandLine.getSwitchValue('config');
  const core = keepCore({
    program: join(dist, 'core', 'process.js'),
    args: ['--config', config || join(app.getPath('userData'), 'kiosk.json')],
    onBlank: () => recovery.lost(),
    onGiveUp: relaunch,
  });
  serveApp(kioskSession.protocol, { uiDir: join(dist, 'ui'), coreReady: () => core.ready() });

  const window = openWindow(join(dist, 'preload', 'preload.cjs'), () => quitting);
  giveLines(ipcMain, {
    contents: () => window.webContents,
    openLine: () => core.openLine(),
    onStranger: () => console.warn('A stranger asked for the line to core.'),
  });
  watchContents(window.webContents, recovery);
  watchGpu(app, recovery);
  powerSaveBlocker.start('prevent-display-sleep');
  app.on('before-quit', () => (quitting = true));
  app.on('will-quit', () => core.stop());
  // The blank page waits until core serves.
  void window.loadURL(new URL('blank', APP_URL).href);
}

registerAppScheme(protocol);
app.enableSandbox();
Menu.setApplicationMenu(null);
app.on('web-contents-created', (_, contents) => lockContents(contents));
if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron is only ready once this module has been evaluated.
  app.whenReady().then(start, () => app.exit(1));
} else {
  app.quit();
}
