import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect } from '../../../kiosk/src/bridge/rpc.ts';
import type { Connection } from '../../../kiosk/src/bridge/rpc.ts';
import { serve } from '../../../kiosk/src/bridge/serve.ts';
import { attractView, callNames, goodInputs, notNow, page, recordingCore } from './core.ts';
import { lines } from './lines.ts';
import type { Line } from './lines.ts';

/** Calls by name with any input, as a page that does not keep to the types could. */
function rawCall(bridge: Connection, name: string, input?: unknown): Promise<unknown> {
  return (bridge.call as (name: string, input: unknown) => Promise<unknown>)(name, input);
}

describe.each(Object.entries(lines))('the bridge over %s', (_, open) => {
  let line: Line;
  beforeEach(async () => {
    line = await open();
  });
  afterEach(() => line.dispose());

  test.each(callNames)('%s reaches core with its input', async (name) => {
    const core = recordingCore();
    serve(core, line.core);
    await rawCall(connect(line.ui), name, goodInputs[name]);
    expect(core.taken).toEqual([{ call: name, input: goodInputs[name] }]);
  });

  test('answers come back whole', async () => {
    serve(recordingCore(), line.core);
    const bridge = connect(line.ui);
    expect(await bridge.call('view.get')).toEqual(attractView(1));
    expect(await bridge.call('preview.page', { page: 1 })).toEqual(page);
    expect(await bridge.call('session.touch')).toBeUndefined();
  });

  test.each(callNames)('%s with a bad input is refused before core sees it', async (name) => {
    const core = recordingCore();
    serve(core, line.core);
    const refused = rawCall(connect(line.ui), name, { name: '林晓', digits: 7, page: 'x' });
    await expect(refused).rejects.toMatchObject({ name: 'BridgeError', code: 'BAD_INPUT' });
    await expect(refused).rejects.not.toThrow('林晓');
    expect(core.taken).toEqual([]);
  });

  test.each(['nobody', '', 'toString', '__proto__', 'constructor'])(
    'the unknown call "%s" is refused',
    async (name) => {
      serve(recordingCore(), line.core);
      await expect(rawCall(connect(line.ui), name)).rejects.toMatchObject({ code: 'UNKNOWN_CALL' });
    },
  );

  test('a refusal of core crosses with its code; a fault crosses without its text', async () => {
    const onFault = vi.fn();
    const core = recordingCore({
      'session.begin': notNow,
      'session.back': () => Promise.reject(new Error('林晓 at row 7')),
    });
    serve(core, line.core, { onFault });
    const bridge = connect(line.ui);
    await expect(bridge.call('session.begin')).rejects.toMatchObject({ code: 'NOT_NOW' });
    await expect(bridge.call('session.back')).rejects.toMatchObject({
      code: 'FAILED',
      message: 'session.back failed',
    });
    expect(onFault).toHaveBeenCalledExactlyOnceWith('session.back', expect.any(Error));
  });

  test('calls that wait when core closes the line are told so, and later ones too', async () => {
    const core = recordingCore({ 'view.get': () => new Promise(() => {}) });
    serve(core, line.core);
    const bridge = connect(line.ui);
    const waiting = bridge.call('view.get');
    const settled = expect(waiting).rejects.toMatchObject({ code: 'CLOSED' });
    await bridge.call('session.touch');
    line.core.close();
    await settled;
    await bridge.closed;
    await expect(bridge.call('session.touch')).rejects.toMatchObject({ code: 'CLOSED' });
  });

  test('when the UI closes the line core stops sending to it', async () => {
    const core = recordingCore();
    serve(core, line.core);
    const bridge = connect(line.ui);
    await bridge.call('session.touch');
    expect(core.listeners()).toBe(1);
    bridge.close();
    await bridge.closed;
    await vi.waitFor(() => expect(core.listeners()).toBe(0));
    core.emit('tone', 'done');
  });

  test('events arrive in the order core sent them, before the answer sent after them', async () => {
    const heard: unknown[] = [];
    const core = recordingCore({
      'session.begin': () => {
        for (let revision = 1; revision <= 50; revision++) {
          core.emit('view', attractView(revision));
          core.emit('tone', revision % 2 === 0 ? 'take' : 'done');
        }
        return undefined;
      },
    });
    serve(core, line.core);
    const bridge = connect(line.ui);
    bridge.on('view', (view) => heard.push(view.revision));
    bridge.on('tone', (tone) => heard.push(tone));
    await bridge.call('session.begin');
    const expected = Array.from({ length: 50 }, (_, i) => [i + 1, i % 2 === 1 ? 'take' : 'done']);
    expect(heard).toEqual(expected.flat());
  });

  test('a listener that left hears nothing more', async () => {
    const core = recordingCore();
    serve(core, line.core);
    const bridge = connect(line.ui);
    const heard = vi.fn();
    const leave = bridge.on('tone', heard);
    await bridge.call('session.touch');
    core.emit('tone', 'take');
    await bridge.call('session.touch');
    leave();
    core.emit('tone', 'done');
    await bridge.call('session.touch');
    expect(heard).toHaveBeenCalledExactlyOnceWith('take');
  });

  test('frames that are no request are dropped and the line lives on', async () => {
    const core = recordingCore();
    serve(core, line.core);
    const bridge = connect(line.ui);
    for (const frame of [null, 7, 'x', [], {}, { id: 'a', call: 'view.get' }, { event: 'view' }]) {
      line.ui.send(frame);
    }
    await bridge.call('session.touch');
    expect(core.taken).toHaveLength(1);
  });

  test('answers to nobody and events nobody asked for are dropped by the UI', async () => {
    serve(recordingCore(), line.core);
    const bridge = connect(line.ui);
    for (const frame of [null, { id: 99, ok: 1 }, { id: 'x' }, { event: 'nothing', value: 1 }]) {
      line.core.send(frame);
    }
    expect(await bridge.call('session.touch')).toBeUndefined();
  });
});
