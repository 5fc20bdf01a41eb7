import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChromiumHost } from '@hallway/kiosk/chromium';
import { startKioskHost } from '../house/kiosk.ts';
import { stopProcess } from '../house/central.ts';
import { repoDir, runTool } from '../tools.ts';

export interface KioskWindow {
  /** Address to open when nothing was opened, else what serves the window. */
  url: string;
  /** One sentence on what shows the kiosk. */
  shell: string;
  stop(): Promise<void>;
}

/** Electron when its binary is here, else Chromium when there is a display, else only an address. */
export async function openWindow(configFile: string): Promise<KioskWindow> {
  const electron = electronBinary();
  if (electron !== null) return electronWindow(electron, configFile);
  if (hasDisplay() && existsSync('/usr/bin/chromium')) return chromiumWindow(configFile);
  const host = await startKioskHost(configFile, putDown);
  return {
    url: host.url,
    shell:
      '没有屏幕：请用浏览器打开终端地址。 No display here: open the kiosk address in a browser (it lets one browser in).',
    stop: () => host.stop(),
  };
}

/**
 * Where Electron's binary is. Never asked by `require('electron')`, which would start a download.
 * Set ELECTRON_OVERRIDE_DIST_PATH to use an unpacked release.
 */
export function electronBinary(): string | null {
  const unpacked = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (unpacked !== undefined)
    return join(unpacked, process.platform === 'win32' ? 'electron.exe' : 'electron');
  const pathFile = join(repoDir, 'node_modules', 'electron', 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(
    repoDir,
    'node_modules',
    'electron',
    'dist',
    readFileSync(pathFile, 'utf8').trim(),
  );
  return existsSync(binary) ? binary : null;
}

async function electronWindow(binary: string, configFile: string): Promise<KioskWindow> {
  const code = await runTool(['vite', 'build', '--app', '-c', 'kiosk/vite.electron.config.ts']);
  if (code !== 0)
    throw new Error('The build of the Electron shell failed: the lines above say why.');
  const child = spawn(binary, [join(repoDir, 'kiosk'), '--config', configFile], {
    stdio: 'inherit',
  });
  return { url: 'app://kiosk/', shell: 'Electron', stop: () => stopProcess(child) };
}

async function chromiumWindow(configFile: string): Promise<KioskWindow> {
  const host = await startChromiumHost({
    configFile,
    uiDir: join(repoDir, 'kiosk', 'dist', 'ui'),
    browser: {
      executable: '/usr/bin/chromium',
      flags: windowFlags(),
      profileDir: join(repoDir, '.run', 'demo', 'browser'),
    },
    onPowerOver: putDown,
  });
  return { url: host.url, shell: 'Chromium', stop: () => host.stop() };
}

/** What a machine does that is switched off with its battery: nothing, until somebody starts it. */
function putDown(): void {
  console.log(
    '电池将尽，终端已停机；按 Ctrl+C 后重新 npm start。 The battery ran low and the kiosk put itself down: Ctrl+C, then npm start.',
  );
}

/** A window one can move, for looking at; the switches of a standing kiosk are the shell's own. */
function windowFlags(): string[] {
  const flags = ['--window-size=540,1000', '--no-first-run', '--disable-features=Translate'];
  // Chromium refuses to start for root with its sandbox on.
  return process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags;
}

function hasDisplay(): boolean {
  return (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}
