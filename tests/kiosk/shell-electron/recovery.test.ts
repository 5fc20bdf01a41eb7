import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createRecovery,
  watchContents,
  watchGpu,
} from '../../../kiosk/src/shell/electron/recovery.ts';
import { fakeContents } from './fake-electron.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function actions() {
  return { reload: vi.fn<() => void>(), relaunch: vi.fn<() => void>() };
}

describe('a lost page', () => {
  test('is reloaded at once, then not before 5 s, and after three tries everything starts anew', () => {
    const { reload, relaunch } = actions();
    const recovery = createRecovery({ reload, relaunch });
    recovery.lost();
    vi.advanceTimersByTime(0);
    expect(reload).toHaveBeenCalledTimes(1);
    recovery.lost();
    vi.advanceTimersByTime(4_999);
    expect(reload).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(reload).toHaveBeenCalledTimes(2);
    recovery.lost();
    vi.advanceTimersByTime(5_000);
    expect(reload).toHaveBeenCalledTimes(3);
    expect(relaunch).not.toHaveBeenCalled();
    recovery.lost();
    expect(relaunch).toHaveBeenCalledTimes(1);
  });

  test('reported twice is one loss', () => {
    const { reload, relaunch } = actions();
    const recovery = createRecovery({ reload, relaunch });
    recovery.lost();
    recovery.lost();
    vi.advanceTimersByTime(10_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('is forgiven after ten minutes', () => {
    const { reload, relaunch } = actions();
    const recovery = createRecovery({ reload, relaunch });
    for (let i = 0; i < 12; i++) {
      recovery.lost();
      vi.advanceTimersByTime(300_000);
    }
    expect(reload).toHaveBeenCalledTimes(12);
    expect(relaunch).not.toHaveBeenCalled();
  });
});

describe('what counts as lost', () => {
  test('a renderer that is gone, a preload that failed, a page that did not load', () => {
    const { contents, events } = fakeContents();
    const lost = vi.fn();
    watchContents(contents, { lost });
    events.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    events.emit('preload-error', {}, 'preload.cjs', new Error('x'));
    events.emit('did-fail-load', {}, -105, 'NAME_NOT_RESOLVED', 'app://kiosk/', true);
    expect(lost).toHaveBeenCalledTimes(3);
  });

  test('not a navigation that gave way to another, nor a missing picture', () => {
    const { contents, events } = fakeContents();
    const lost = vi.fn();
    watchContents(contents, { lost });
    events.emit('did-fail-load', {}, -3, 'ABORTED', 'app://kiosk/', true);
    events.emit('did-fail-load', {}, -6, 'FILE_NOT_FOUND', 'app://kiosk/x.png', false);
    expect(lost).not.toHaveBeenCalled();
  });

  test('a page that hangs is ended, which then counts', () => {
    const { contents, events } = fakeContents();
    watchContents(contents, { lost() {} });
    events.emit('unresponsive');
    expect(contents.forcefullyCrashRenderer).toHaveBeenCalledTimes(1);
  });

  test('a crashed GPU process, not another helper', () => {
    const events = new EventEmitter();
    const lost = vi.fn();
    watchGpu(
      { on: (event: string, listener) => events.on(event, listener as never) as never },
      { lost },
    );
    events.emit('child-process-gone', {}, { type: 'Utility', reason: 'crashed', exitCode: 1 });
    events.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit', exitCode: 0 });
    expect(lost).not.toHaveBeenCalled();
    events.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 1 });
    expect(lost).toHaveBeenCalledTimes(1);
  });
});
