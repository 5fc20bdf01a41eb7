import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MessageChannel } from 'node:worker_threads';
import { messagePort } from '../../../../kiosk/src/bridge/ports/message-port.ts';
import type { ToShell } from '../../../../kiosk/src/bridge/link.ts';
import type { KioskView } from '../../../../kiosk/src/bridge/index.ts';
import { connect } from '../../../../kiosk/src/bridge/rpc.ts';
import type { Connection, Port } from '../../../../kiosk/src/bridge/rpc.ts';
import { serveParent } from '../../../../kiosk/src/core/parent/serve-parent.ts';
import { attractView, recordingCore } from '../../bridge/core.ts';

function shell() {
  const told: ToShell[] = [];
  let arrive: (client: number, port: Port) => void = () => {};
  let clients = 0;
  return {
    told,
    parent: {
      tell: (message: ToShell) => void told.push(message),
      onClient: (listener: typeof arrive) => void (arrive = listener),
      onGone() {},
    },
    open: (): Connection => {
      const { port1, port2 } = new MessageChannel();
      arrive(++clients, messagePort(port1));
      return connect(messagePort(port2));
    },
  };
}

function view(revision: number, changes: Partial<KioskView>): KioskView {
  return { ...attractView(revision), ...changes };
}

const person = { maskedName: { zh: '林*', en: 'L. Xiao' }, noTail: '0001' };

describe('core serving the documents its shell brings', () => {
  test('it says that it is ready, and a new document takes the place of the last', async () => {
    const { parent, told, open } = shell();
    const core = recordingCore();
    serveParent(core, parent);
    expect(told).toEqual([{ kind: 'ready' }]);
    const first = open();
    const second = open();
    await first.closed;
    await second.call('session.touch');
    expect(core.listeners()).toBe(2);
    second.close();
    await vi.waitFor(() => expect(core.listeners()).toBe(0));
  });

  test('a document that showed a person is closed once the screen is back at attract', async () => {
    const { parent, open } = shell();
    const core = recordingCore();
    serveParent(core, parent);
    const bridge = open();
    const seen: string[] = [];
    bridge.on('view', ({ screen }) => seen.push(screen.name));
    await bridge.call('session.touch');
    core.emit(
      'view',
      view(2, {
        screen: {
          name: 'home',
          resume: null,
          services: [],
          faceEnrolled: false,
          maintenance: null,
          message: null,
        },
        person,
      }),
    );
    core.emit(
      'view',
      view(3, { screen: { name: 'take', form: 'a4', sheets: 1, chargedFen: 0, reminder: 0 } }),
    );
    core.emit('view', view(4, {}));
    await bridge.closed;
    expect(seen).toEqual(['home', 'take', 'attract']);
  });

  test('so is one on which digits were typed', async () => {
    const { parent, open } = shell();
    const core = recordingCore();
    serveParent(core, parent);
    const bridge = open();
    await bridge.call('session.touch');
    core.emit('view', view(2, { screen: { name: 'digits', message: null } }));
    core.emit('view', view(3, {}));
    await bridge.closed;
  });

  test('one that only saw attract and the ways to identify stays', async () => {
    const { parent, open } = shell();
    const core = recordingCore();
    serveParent(core, parent);
    const bridge = open();
    await bridge.call('session.touch');
    core.emit('view', view(2, { screen: { name: 'identify', methods: [], message: null } }));
    core.emit('view', view(3, {}));
    await bridge.call('session.touch');
    expect(core.taken).toHaveLength(2);
    bridge.close();
  });
});

describe('the watch over the page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A port whose frames arrive at once, so that only the simulated clock moves. */
  function directShell() {
    const told: ToShell[] = [];
    const messages = new Set<(frame: unknown) => void>();
    const closing = new Set<() => void>();
    const port: Port = {
      send() {},
      onMessage: (listener) => void messages.add(listener),
      onClose: (listener) => void closing.add(listener),
      close() {
        for (const listener of closing) listener();
      },
    };
    serveParent(recordingCore(), {
      tell: (message) => void told.push(message),
      onClient: (listener) => listener(7, port),
      onGone() {},
    });
    let id = 0;
    return {
      port,
      blanks: () => told.filter((message) => message.kind === 'blank'),
      beat: async (visible: boolean) => {
        for (const listener of messages) {
          listener({ id: ++id, call: 'ui.heartbeat', input: { screen: 'attract', visible } });
        }
        await vi.advanceTimersByTimeAsync(5_000);
      },
    };
  }

  test('a page that beats and shows something is left alone', async () => {
    const { beat, blanks } = directShell();
    for (let i = 0; i < 20; i++) await beat(i !== 3);
    expect(blanks()).toEqual([]);
  });

  test('two beats in a row from an empty page, and the shell is told once', async () => {
    const { beat, blanks } = directShell();
    await beat(true);
    await beat(false);
    await beat(false);
    expect(blanks()).toEqual([{ kind: 'blank', client: 7 }]);
  });

  test('a page that went silent is lost after two beats missed', async () => {
    const { beat, blanks } = directShell();
    await beat(true);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(blanks()).toEqual([{ kind: 'blank', client: 7 }]);
  });

  test('nobody is missed after the document closed', async () => {
    const { port, blanks } = directShell();
    port.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(blanks()).toEqual([]);
  });
});
