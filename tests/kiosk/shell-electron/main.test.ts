import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { POWER_OVER_STATUS } from '../../../kiosk/src/bridge/link.ts';
import { FakeWindow, fakeElectron } from './fake-electron.ts';
import type { FakeUtilityProcess } from './fake-electron.ts';

/** The whole program over a fake Electron: what it installs, opens, hands out and brings back. */
let electron: ReturnType<typeof fakeElectron>;

async function startMain(): Promise<{ window: FakeWindow; core: FakeUtilityProcess }> {
  await import('../../../kiosk/src/shell/electron/main.ts');
  await vi.waitFor(() => expect(FakeWindow.opened).toHaveLength(1));
  const [window] = FakeWindow.opened;
  const [core] = electron.children;
  if (!window || !core) throw new Error('the program opened no window or no core');
  return { window, core };
}

beforeEach(() => {
  vi.resetModules();
  FakeWindow.opened.length = 0;
  electron = fakeElectron();
  vi.doMock('electron', () => electron.module);
});
afterEach(() => {
  vi.doUnmock('electron');
  vi.useRealTimers();
});

/** What Electron hands to ipcMain when a frame asks. */
function asking(window: FakeWindow, changes: { sender?: unknown; frame?: object | null } = {}) {
  const postMessage = vi.fn();
  const frame = { parent: null, origin: 'app://kiosk', postMessage, ...changes.frame };
  return {
    postMessage,
    event: {
      sender: changes.sender ?? window.webContents,
      senderFrame: changes.frame === null ? null : frame,
    },
  };
}

describe('what is set before the first page', () => {
  test('sandbox for everything, our scheme, no menu', async () => {
    await startMain();
    const { app, Menu, protocol } = electron.module;
    expect(app.enableSandbox).toHaveBeenCalledOnce();
    expect(Menu.setApplicationMenu).toHaveBeenCalledWith(null);
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledWith([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  test('a second instance leaves', async () => {
    electron.module.app.requestSingleInstanceLock.mockReturnValue(false);
    await import('../../../kiosk/src/shell/electron/main.ts');
    expect(electron.module.app.quit).toHaveBeenCalledOnce();
    expect(electron.module.app.whenReady).not.toHaveBeenCalled();
  });

  test('every page that ever comes up is locked', async () => {
    await startMain();
    const { fakeContents, prevented } = await import('./fake-electron.ts');
    const { contents, events } = fakeContents();
    electron.appEvents.emit('web-contents-created', {}, contents);
    expect(prevented(events, 'will-navigate', { url: 'https://example.org/' })).toBe(true);
  });

  test('the session has its permissions, its request filter and our files', async () => {
    await startMain();
    const { installed } = electron.kiosk;
    expect(installed.request).toBeTypeOf('function');
    expect(installed.check).toBeTypeOf('function');
    expect(installed.device).toBeTypeOf('function');
    expect(installed.beforeRequest).toBeTypeOf('function');
    expect([...installed.handled.keys()]).toEqual(['app']);
    expect(electron.module.session.fromPartition).toHaveBeenCalledWith('kiosk');
  });
});

describe('the window', () => {
  test('is the whole screen, with every safety of the page on', async () => {
    const { window } = await startMain();
    expect(window.options).toMatchObject({ kiosk: true, fullscreen: true, frame: false });
    expect(window.options.webPreferences).toEqual({
      preload: expect.stringMatching(/preload\.cjs$/),
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
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    });
  });

  test('starts on the blank page, shows when drawn, and cannot be closed', async () => {
    const { window } = await startMain();
    expect(window.loaded).toEqual(['app://kiosk/blank']);
    window.emit('ready-to-show');
    expect(window.shown).toBe(true);
    const { prevented } = await import('./fake-electron.ts');
    expect(prevented(window, 'close')).toBe(true);
    electron.appEvents.emit('before-quit');
    expect(prevented(window, 'close')).toBe(false);
  });
});

describe('the line to core', () => {
  test('goes from the page to core by a channel of its own', async () => {
    const { window, core } = await startMain();
    core.emit('message', { kind: 'ready' });
    const { event, postMessage } = asking(window);
    electron.ipcEvents.emit('kiosk:connect', event);
    expect(core.told).toHaveLength(1);
    expect(core.told[0]).toMatchObject({ message: { kind: 'open', client: 1 } });
    expect(core.told[0]?.ports).toHaveLength(1);
    expect(postMessage).toHaveBeenCalledExactlyOnceWith('kiosk:line', null, [expect.anything()]);
  });

  test('is closed at once while core is away, so that the page waits', async () => {
    const { window, core } = await startMain();
    const { event, postMessage } = asking(window);
    electron.ipcEvents.emit('kiosk:connect', event);
    expect(core.told).toEqual([]);
    expect(postMessage).toHaveBeenCalledOnce();
  });

  test.each([
    ['another window', { sender: {} }],
    ['a frame inside the page', { frame: { parent: {} } }],
    ['another origin', { frame: { origin: 'https://evil.example' } }],
    ['a look-alike origin', { frame: { origin: 'app://kiosk.evil' } }],
    ['a frame that is gone', { frame: null }],
  ])('is not given to %s', async (_, changes) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const { window, core } = await startMain();
    core.emit('message', { kind: 'ready' });
    const { event, postMessage } = asking(window, changes);
    electron.ipcEvents.emit('kiosk:connect', event);
    expect(core.told).toEqual([]);
    expect(postMessage).not.toHaveBeenCalled();
    expect(console.warn).toHaveBeenCalledOnce();
  });
});

describe('core', () => {
  test.each([
    [
      ['--config', '/etc/hallway/kiosk.json', '--ozone-platform=wayland'],
      '/etc/hallway/kiosk.json',
    ],
    [['--no-sandbox', '--config=/etc/hallway/kiosk.json'], '/etc/hallway/kiosk.json'],
    [[], '/data/userData/kiosk.json'],
  ])('is told its configuration: %j', async (args, config) => {
    const before = process.argv;
    process.argv = ['electron', 'dist/electron/main.js', ...args];
    try {
      const { core } = await startMain();
      expect(core.args).toEqual(['--config', config]);
    } finally {
      process.argv = before;
    }
  });

  test('is started again when it dies', async () => {
    const { core } = await startMain();
    vi.useFakeTimers();
    core.emit('exit', 1);
    vi.advanceTimersByTime(250);
    expect(electron.children).toHaveLength(2);
  });

  test('that ends before the battery does ends the program, and is not started again', async () => {
    const { window, core } = await startMain();
    vi.useFakeTimers();
    core.emit('exit', POWER_OVER_STATUS);
    vi.advanceTimersByTime(60_000);
    expect(electron.children).toHaveLength(1);
    expect(electron.module.app.exit).toHaveBeenCalledExactlyOnceWith(POWER_OVER_STATUS);
    const { prevented } = await import('./fake-electron.ts');
    expect(prevented(window, 'close')).toBe(false);
  });

  test('is given a plain Node of its own when packed, because Electron’s is fused off', async () => {
    electron.module.app.isPackaged = true;
    const before = process.resourcesPath;
    Object.assign(process, { resourcesPath: '/opt/Hallway/resources' });
    try {
      const { core } = await startMain();
      expect(core.args.slice(2)).toEqual(['--node', '/opt/Hallway/resources/node']);
    } finally {
      Object.assign(process, { resourcesPath: before });
    }
  });

  test('that dies again and again makes the whole program start anew', async () => {
    await startMain();
    vi.useFakeTimers();
    for (let i = 0; i < 9; i++) {
      electron.children.at(-1)?.emit('exit', 1);
      vi.advanceTimersByTime(30_000);
    }
    expect(electron.module.app.relaunch).toHaveBeenCalledOnce();
    expect(electron.module.app.exit).toHaveBeenCalledWith(1);
  });

  test('that lives but does not answer is killed', async () => {
    const { core } = await startMain();
    vi.useFakeTimers();
    core.emit('message', { kind: 'ready' });
    vi.advanceTimersByTime(10_000);
    core.emit('message', { kind: 'pong' });
    vi.advanceTimersByTime(10_000);
    expect(core.killed).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(core.killed).toBe(1);
  });

  test('that misses its page has it reloaded; an old page does not count', async () => {
    const { window, core } = await startMain();
    vi.useFakeTimers();
    core.emit('message', { kind: 'ready' });
    electron.ipcEvents.emit('kiosk:connect', asking(window).event);
    core.emit('message', { kind: 'blank', client: 7 });
    vi.advanceTimersByTime(0);
    expect(window.loaded).toEqual(['app://kiosk/blank']);
    core.emit('message', { kind: 'blank', client: 1 });
    vi.advanceTimersByTime(0);
    expect(window.loaded).toEqual(['app://kiosk/blank', 'app://kiosk/']);
  });

  test('is stopped with the program', async () => {
    const { core } = await startMain();
    electron.appEvents.emit('will-quit');
    expect(core.killed).toBe(1);
  });
});
