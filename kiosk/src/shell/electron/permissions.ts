import type { Session } from 'electron';
import { isOwn } from './origin.ts';

interface Allowed {
  permission: string;
  mediaType: 'video' | 'audio';
  reason: string;
}

/** All that the page may ask the browser for. Electron would grant everything; here what is not listed is refused. */
const allowed: readonly Allowed[] = [
  {
    permission: 'media',
    mediaType: 'video',
    reason: 'the camera, after the person chose face recognition and consented',
  },
];

function isAllowed(permission: string, mediaType: string): boolean {
  return allowed.some((one) => one.permission === permission && one.mediaType === mediaType);
}

type PermissionHandlers = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/** Asks, checks and devices: the three doors by which Electron hands out permissions. */
export function restrictPermissions(session: PermissionHandlers): void {
  session.setPermissionRequestHandler((_, permission, answer, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(
      isOwn(details.requestingUrl) &&
        details.isMainFrame &&
        types.length > 0 &&
        types.every((type) => isAllowed(permission, type)),
    );
  });
  session.setPermissionCheckHandler(
    (_, permission, origin, details) =>
      isOwn(origin) && details.isMainFrame && isAllowed(permission, details.mediaType ?? 'unknown'),
  );
  session.setDevicePermissionHandler(() => false);
}
