import type { Input, OnBeforeRequestListenerDetails } from 'electron';
import { describe, expect, test } from 'vitest';
import { lockContents, lockSession } from '../../../kiosk/src/shell/electron/lockdown.ts';
import { fakeContents, fakeSession, prevented } from './fake-electron.ts';

const foreign = [
  'https://example.org/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://kiosk.evil/',
  'app://other/',
  'javascript:alert(1)',
  'chrome://settings/',
];

function input(key: string, held: Partial<Input> = {}): Input {
  return {
    type: 'keyDown',
    key,
    code: '',
    isAutoRepeat: false,
    isComposing: false,
    shift: false,
    control: false,
    alt: false,
    meta: false,
    location: 0,
    modifiers: [],
    ...held,
  };
}

describe('the page stays where it is', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s', (event) => {
    const { contents, events } = fakeContents();
    lockContents(contents);
    for (const url of foreign) expect(prevented(events, event, { url })).toBe(true);
    for (const url of ['app://kiosk/', 'app://kiosk/blank']) {
      expect(prevented(events, event, { url })).toBe(false);
    }
  });

  test('no window, no webview, no zoom', () => {
    const { contents, events, installed } = fakeContents();
    lockContents(contents);
    expect(installed.openWindow?.({ url: 'app://kiosk/' } as never)).toEqual({ action: 'deny' });
    expect(prevented(events, 'will-attach-webview')).toBe(true);
    events.emit('dom-ready');
    expect(contents.setVisualZoomLevelLimits).toHaveBeenCalledWith(1, 1);
  });

  test('no key that leaves the page', () => {
    const { contents, events } = fakeContents();
    lockContents(contents);
    const pressed = (press: Input): boolean => prevented(events, 'before-input-event', {}, press);
    for (const key of ['F1', 'F5', 'F11', 'F12', 'ContextMenu', 'PrintScreen', 'BrowserBack']) {
      expect(pressed(input(key))).toBe(true);
    }
    for (const key of ['t', 'w', 'r', 'p', 'Tab', 'F4']) {
      expect(pressed(input(key, { control: true }))).toBe(true);
      expect(pressed(input(key, { alt: true }))).toBe(true);
      expect(pressed(input(key, { meta: true }))).toBe(true);
    }
    for (const key of ['7', 'B', 'Tab', 'Enter', 'Backspace'])
      expect(pressed(input(key))).toBe(false);
  });
});

describe('the session keeps to our own files', () => {
  function cancels(url: string): boolean | undefined {
    const { session, installed } = fakeSession();
    lockSession(session);
    let cancelled: boolean | undefined;
    const details: Pick<OnBeforeRequestListenerDetails, 'url'> = { url };
    installed.beforeRequest?.(details, ({ cancel }) => (cancelled = cancel));
    return cancelled;
  }

  test('nothing is fetched from elsewhere', () => {
    for (const url of [...foreign, 'blob:https://evil.example/1', 'ws://127.0.0.1/']) {
      expect(cancels(url)).toBe(true);
    }
    for (const url of ['app://kiosk/assets/a.js', 'blob:app://kiosk/1', 'data:image/png;base64,']) {
      expect(cancels(url)).toBe(false);
    }
  });

  test('nothing is saved, and no dictionary is fetched', () => {
    const { session, events } = fakeSession();
    lockSession(session);
    expect(prevented(events, 'will-download')).toBe(true);
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });
});
