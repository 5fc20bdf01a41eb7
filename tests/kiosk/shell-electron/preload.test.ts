import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect } from '../../../kiosk/src/bridge/rpc.ts';
import type { Port } from '../../../kiosk/src/bridge/rpc.ts';
import { messagePort } from '../../../kiosk/src/bridge/ports/message-port.ts';
import { serve } from '../../../kiosk/src/bridge/serve.ts';
import { attractView, recordingCore } from '../bridge/core.ts';
import { fakeElectron } from './fake-electron.ts';

let electron: ReturnType<typeof fakeElectron>;
beforeEach(async () => {
  vi.resetModules();
  electron = fakeElectron();
  vi.doMock('electron', () => electron.module);
  await import('../../../kiosk/src/shell/electron/preload.ts');
});
afterEach(() => vi.doUnmock('electron'));

function exposed(): Record<string, unknown> {
  const { exposeInMainWorld } = electron.module.contextBridge;
  expect(exposeInMainWorld).toHaveBeenCalledExactlyOnceWith('kioskPort', expect.anything());
  return exposeInMainWorld.mock.calls[0]?.[1] as Record<string, unknown>;
}

test('the page gets four functions and nothing else', () => {
  const api = exposed();
  expect(Object.keys(api).sort()).toEqual(['close', 'onClose', 'onMessage', 'send']);
  for (const one of Object.values(api)) expect(one).toBeTypeOf('function');
});

test('a page that wants no line takes none', () => {
  expect(electron.module.ipcRenderer.send).not.toHaveBeenCalled();
});

test('the bridge runs over it, frames kept in order while the line is on its way', async () => {
  const core = recordingCore();
  const { port1, port2 } = new MessageChannel();
  serve(core, messagePort(port1));
  const bridge = connect(exposed() as Partial<Port> as Port);
  const answers = Promise.all([bridge.call('session.touch'), bridge.call('view.get')]);
  expect(electron.module.ipcRenderer.send).toHaveBeenCalledExactlyOnceWith('kiosk:connect');
  electron.pageEvents.emit('kiosk:line', { ports: [port2] });
  expect(await answers).toEqual([undefined, attractView(1)]);
  expect(core.taken.map(({ call }) => call)).toEqual(['session.touch', 'view.get']);
  port1.close();
  await bridge.closed;
});
