import { EventEmitter } from 'node:events';
import { vi } from 'vitest';
import type * as Electron from 'electron';

/**
 * The parts of Electron that the shell uses, typed from Electron's own declarations: when those move, this does not
 * compile. It keeps what the shell installed, so that a test can play Electron's side.
 */

/** Any listener, as Node's own emitter takes it. */
type Listener = Parameters<EventEmitter['on']>[1];

type Handler<K extends keyof Electron.Session> = Electron.Session[K] extends (
  handler: infer H,
  ...rest: never[]
) => void
  ? NonNullable<H>
  : never;

export function fakeSession() {
  const events = new EventEmitter();
  const installed: {
    request?: Handler<'setPermissionRequestHandler'> | undefined;
    check?: Handler<'setPermissionCheckHandler'> | undefined;
    device?: Handler<'setDevicePermissionHandler'> | undefined;
    beforeRequest?:
      | ((
          details: Pick<Electron.OnBeforeRequestListenerDetails, 'url'>,
          answer: (response: Electron.CallbackResponse) => void,
        ) => void)
      | undefined;
    handled: Map<string, (request: Request) => Response | Promise<Response>>;
  } = { handled: new Map() };
  const session = {
    setPermissionRequestHandler: (handler) => void (installed.request = handler ?? undefined),
    setPermissionCheckHandler: (handler) => void (installed.check = handler ?? undefined),
    setDevicePermissionHandler: (handler) => void (installed.device = handler ?? undefined),
    setSpellCheckerEnabled: vi.fn<(enable: boolean) => void>(),
    on: (event: string, listener: Listener) => events.on(event, listener) as never,
    webRequest: {
      onBeforeRequest: (listener: typeof installed.beforeRequest) =>
        void (installed.beforeRequest = listener),
    } as Electron.WebRequest,
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
        void installed.handled.set(scheme, handler),
    } as Electron.Protocol,
  } satisfies Partial<Electron.Session>;
  return { session, installed, events };
}

export function fakeContents() {
  const events = new EventEmitter();
  const installed: { openWindow?: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] } =
    {};
  const contents = {
    on: (event: string, listener: Listener) => events.on(event, listener) as never,
    setWindowOpenHandler: (handler) => void (installed.openWindow = handler),
    setVisualZoomLevelLimits: vi.fn<(min: number, max: number) => Promise<void>>(() =>
      Promise.resolve(),
    ),
    forcefullyCrashRenderer: vi.fn<() => void>(),
  } satisfies Partial<Electron.WebContents>;
  return { contents, installed, events };
}

/** Emits an event that can be prevented; tells whether it was. */
export function prevented(
  events: EventEmitter,
  name: string,
  details: object = {},
  ...rest: unknown[]
) {
  const preventDefault = vi.fn();
  events.emit(name, { ...details, preventDefault }, ...rest);
  return preventDefault.mock.calls.length > 0;
}

class FakePort extends EventEmitter implements Electron.MessagePortMain {
  readonly sent: unknown[] = [];
  closed = false;
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  start(): void {}
  close(): void {
    this.closed = true;
  }
}

export class FakeMessageChannel implements Electron.MessageChannelMain {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();
}

export class FakeUtilityProcess extends EventEmitter {
  readonly told: { message: unknown; ports: Electron.MessagePortMain[] }[] = [];
  killed = 0;
  readonly pid = 1;
  readonly program: string;
  readonly args: string[];
  constructor(program: string, args: string[]) {
    super();
    this.program = program;
    this.args = args;
  }
  postMessage(message: unknown, ports: Electron.MessagePortMain[] = []): void {
    this.told.push({ message, ports });
  }
  kill(): boolean {
    this.killed++;
    this.emit('exit', 0);
    return true;
  }
}

export class FakeWindow extends EventEmitter {
  static readonly opened: FakeWindow[] = [];
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly contents = fakeContents();
  readonly loaded: string[] = [];
  shown = false;
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    FakeWindow.opened.push(this);
  }
  get webContents() {
    return this.contents.contents;
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  show(): void {
    this.shown = true;
  }
}

/** A whole `electron` module for `vi.mock`. */
export function fakeElectron() {
  const children: FakeUtilityProcess[] = [];
  const kiosk = fakeSession();
  const appEvents = new EventEmitter();
  const ipcEvents = new EventEmitter();
  const pageEvents = new EventEmitter();
  const app = {
    on: (event: string, listener: Listener) => appEvents.on(event, listener) as never,
    isPackaged: false as boolean,
    enableSandbox: vi.fn<() => void>(),
    requestSingleInstanceLock: vi.fn<() => boolean>(() => true),
    whenReady: vi.fn<() => Promise<void>>(() => Promise.resolve()),
    relaunch: vi.fn<() => void>(),
    exit: vi.fn<(code?: number) => void>(),
    quit: vi.fn<() => void>(),
    getPath: (name) => `/data/${name}`,
  } satisfies Partial<Electron.App>;
  const module = {
    app,
    BrowserWindow: FakeWindow,
    MessageChannelMain: FakeMessageChannel,
    ipcMain: {
      on: (channel: string, listener: Listener) => ipcEvents.on(channel, listener) as never,
    } satisfies Partial<Electron.IpcMain>,
    ipcRenderer: {
      once: (channel: string, listener: Listener) => pageEvents.once(channel, listener) as never,
      send: vi.fn<(channel: string, ...args: unknown[]) => void>(),
    } satisfies Partial<Electron.IpcRenderer>,
    contextBridge: {
      exposeInMainWorld: vi.fn<(key: string, api: unknown) => void>(),
    } satisfies Partial<Electron.ContextBridge>,
    Menu: { setApplicationMenu: vi.fn<(menu: Electron.Menu | null) => void>() },
    powerSaveBlocker: {
      start: vi.fn<(type: 'prevent-app-suspension' | 'prevent-display-sleep') => number>(() => 1),
    } satisfies Partial<Electron.PowerSaveBlocker>,
    protocol: {
      registerSchemesAsPrivileged: vi.fn<(schemes: Electron.CustomScheme[]) => void>(),
    } satisfies Partial<Electron.Protocol>,
    session: {
      fromPartition: vi.fn<(partition: string) => Electron.Session>(
        () => kiosk.session as Partial<Electron.Session> as Electron.Session,
      ),
    },
    utilityProcess: {
      fork(program: string, args: string[] = []) {
        const child = new FakeUtilityProcess(program, args);
        children.push(child);
        return child;
      },
    },
  };
  return { module, children, kiosk, appEvents, ipcEvents, pageEvents };
}
