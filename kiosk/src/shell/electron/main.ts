import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app, ipcMain, Menu, powerSaveBlocker, protocol, session } from 'electron';
import { POWER_OVER_STATUS } from '../../bridge/link.ts';
import { notifySystemd } from '../systemd.ts';
import { keepCore } from './core-process.ts';
import { giveLines } from './lines.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { APP_URL } from './origin.ts';
import { restrictPermissions } from './permissions.ts';
import { registerAppScheme, serveApp } from './protocol.ts';
import { createRecovery, watchContents, watchGpu } from './recovery.ts';
import { openWindow } from './window.ts';

/**
 * The kiosk's program: one window, one page, one core. It reads `--config FILE`, else kiosk.json in the program's
 * own data folder. Built files lie beside each other: dist/{electron,preload,core,ui}.
 */
const dist = fileURLToPath(new URL('..', import.meta.url));
let quitting = false;

/**
 * Core's program and its arguments. Packed, core lies beside the archive (electron-builder.yml), and is told of the
 * plain Node that is packed too: its device agent runs in that, since Electron's own is fused off.
 */
function coreProgram(): { program: string; args: string[] } {
  const program = join(dist, 'core', 'kiosk', 'src', 'core', 'process.js');
  // Not strict: among the arguments are Chromium's own.
  const { values } = parseArgs({ options: { config: { type: 'string' } }, strict: false });
  const config =
    typeof values.config === 'string' ? values.config : join(app.getPath('userData'), 'kiosk.json');
  const args = ['--config', config];
  if (!app.isPackaged) return { program, args };
  const node = join(process.resourcesPath, process.platform === 'win32' ? 'node.exe' : 'node');
  return {
    program: program.replace(/\bapp\.asar\b/, 'app.asar.unpacked'),
    args: [...args, '--node', node],
  };
}

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
  const core = keepCore({
    ...coreProgram(),
    onAlive: () => notifySystemd('WATCHDOG=1'),
    onBlank: () => recovery.lost(),
    onGiveUp: relaunch,
    // The unit takes this as the order to switch the machine off.
    onPowerOver() {
      quitting = true;
      app.exit(POWER_OVER_STATUS);
    },
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
  void window.loadURL(`${APP_URL}blank`);
  notifySystemd('READY=1');
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
