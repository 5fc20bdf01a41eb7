import { expect, test, vi } from 'vitest';
import { BridgeError } from '@hallway/kiosk/bridge';
import type { KioskView } from '@hallway/kiosk/bridge';
import { messagePort } from '../../../../kiosk/src/bridge/ports/message-port.ts';
import { connect } from '../../../../kiosk/src/bridge/rpc.ts';
import { serve } from '../../../../kiosk/src/bridge/serve.ts';
import { createViewStore } from '../../../../kiosk/src/ui/state/view-store.ts';
import { createGalleryCore } from '../gallery/core.ts';
import { exhibit } from '../gallery/find.ts';
import { normalMode, viewOf } from '../gallery/views.ts';

function line() {
  const { port1, port2 } = new MessageChannel();
  const blank = { png: '', width: 0, height: 0 };
  const core = createGalleryCore(viewOf(exhibit('attract'), normalMode, 0), {
    a4: blank,
    slip: blank,
  });
  serve(core, messagePort(port1));
  const bridge = connect(messagePort(port2));
  return { core, bridge, views: createViewStore(bridge) };
}

const name = (view: KioskView | null): string | undefined => view?.screen.name;

test('shows what core shows, from the first answer on', async () => {
  const { core, bridge, views } = line();
  expect(views.current()).toBeNull();
  await vi.waitFor(() => expect(name(views.current())).toBe('attract'));
  const heard = vi.fn<() => void>();
  const unsubscribe = views.subscribe(heard);
  core.show(viewOf(exhibit('home'), normalMode, 0));
  await vi.waitFor(() => expect(name(views.current())).toBe('home'));
  expect(heard).toHaveBeenCalledOnce();
  unsubscribe();
  bridge.close();
});

test('an older view never takes the place of a newer one', async () => {
  let answer: (view: KioskView) => void = () => undefined;
  let event: (view: KioskView) => void = () => undefined;
  const views = createViewStore({
    call: (() => new Promise((resolve) => (answer = resolve))) as never,
    on: ((_: string, listener: typeof event) => ((event = listener), () => undefined)) as never,
  });
  const view = (revision: number, screen: string): KioskView => ({
    ...viewOf(exhibit(screen), normalMode, 0),
    revision,
  });
  event(view(7, 'home'));
  answer(view(6, 'attract'));
  await Promise.resolve();
  expect(name(views.current())).toBe('home');
});

test('forgets for good', async () => {
  const { core, bridge, views } = line();
  await vi.waitFor(() => expect(name(views.current())).toBe('attract'));
  views.forget();
  expect(views.current()).toBeNull();
  core.show(viewOf(exhibit('home'), normalMode, 0));
  await bridge.call('view.get');
  expect(views.current()).toBeNull();
  bridge.close();
  await expect(bridge.call('view.get')).rejects.toBeInstanceOf(BridgeError);
});
