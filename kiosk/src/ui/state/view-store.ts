import type { Bridge, KioskView } from '../../bridge/index.ts';

/** The newest view core sent, as something React can subscribe to. Null before the first and after the line is gone. */
export interface ViewStore {
  readonly current: () => KioskView | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Drops the view: without core nobody may go on seeing what it last said. */
  forget(): void;
}

export function createViewStore(bridge: Bridge): ViewStore {
  let view: KioskView | null = null;
  let gone = false;
  const listeners = new Set<() => void>();

  function show(next: KioskView | null): void {
    view = next;
    for (const listener of listeners) listener();
  }

  function take(next: KioskView): void {
    // Events and the answer to view.get may cross on the way.
    if (!gone && (view === null || next.revision >= view.revision)) show(next);
  }

  bridge.on('view', take);
  bridge.call('view.get').then(take, () => undefined);

  return {
    current: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    forget() {
      gone = true;
      show(null);
    },
  };
}
