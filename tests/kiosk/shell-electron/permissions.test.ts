import type {
  MediaAccessPermissionRequest,
  PermissionCheckHandlerHandlerDetails,
  WebContents,
} from 'electron';
import { describe, expect, test } from 'vitest';
import { restrictPermissions } from '../../../kiosk/src/shell/electron/permissions.ts';
import { fakeContents, fakeSession } from './fake-electron.ts';

const own: MediaAccessPermissionRequest = {
  isMainFrame: true,
  requestingUrl: 'app://kiosk/',
  mediaTypes: ['video'],
};
const contents = fakeContents().contents as Partial<WebContents> as WebContents;
type Permission =
  'media' | 'geolocation' | 'notifications' | 'display-capture' | 'usb' | 'fileSystem';

function ask(permission: Permission, details: MediaAccessPermissionRequest): boolean | undefined {
  const { session, installed } = fakeSession();
  restrictPermissions(session);
  let answer: boolean | undefined;
  installed.request?.(contents, permission, (granted) => (answer = granted), details);
  return answer;
}

function check(
  permission: Permission,
  origin: string,
  details: Partial<PermissionCheckHandlerHandlerDetails>,
): boolean | undefined {
  const { session, installed } = fakeSession();
  restrictPermissions(session);
  return installed.check?.(contents, permission, origin, { isMainFrame: true, ...details });
}

describe('what the page may ask for', () => {
  test('the camera', () => {
    expect(ask('media', own)).toBe(true);
    expect(check('media', 'app://kiosk/', { mediaType: 'video' })).toBe(true);
  });

  test('not the microphone, alone or with the camera, nor media of no kind', () => {
    expect(ask('media', { ...own, mediaTypes: ['audio'] })).toBe(false);
    expect(ask('media', { ...own, mediaTypes: ['video', 'audio'] })).toBe(false);
    expect(ask('media', { ...own, mediaTypes: [] })).toBe(false);
    expect(check('media', 'app://kiosk/', { mediaType: 'audio' })).toBe(false);
    expect(check('media', 'app://kiosk/', { mediaType: 'unknown' })).toBe(false);
    expect(check('media', 'app://kiosk/', {})).toBe(false);
  });

  test('nothing for another origin or a frame inside the page', () => {
    for (const requestingUrl of ['https://evil.example/', 'app://kiosk.evil/', 'file:///x', '']) {
      expect(ask('media', { ...own, requestingUrl })).toBe(false);
      expect(check('media', requestingUrl, { mediaType: 'video' })).toBe(false);
    }
    expect(ask('media', { ...own, isMainFrame: false })).toBe(false);
    expect(check('media', 'app://kiosk/', { mediaType: 'video', isMainFrame: false })).toBe(false);
  });

  test.each(['geolocation', 'notifications', 'display-capture', 'usb', 'fileSystem'] as const)(
    'not %s',
    (permission) => {
      expect(ask(permission, own)).toBe(false);
      expect(check(permission, 'app://kiosk/', { mediaType: 'video' })).toBe(false);
    },
  );

  test('no device of any kind', () => {
    const { session, installed } = fakeSession();
    restrictPermissions(session);
    const device = { deviceType: 'usb', origin: 'app://kiosk', device: {} } as never;
    expect(installed.device?.(device)).toBe(false);
  });
});
