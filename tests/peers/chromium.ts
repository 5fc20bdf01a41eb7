/** Debian's Chromium (package `chromium`). */
export const chromiumPath = '/usr/bin/chromium';

/**
 * Switches for a browser in a test: no screen, no network of its own, in a container that has no user namespaces.
 * Never those of a standing kiosk.
 */
export const testFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate',
];

/** Shows `film` (MJPEG or Y4M) as the camera without asking; null for a machine that has none. */
export function cameraFlags(film: string | null): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    ...(film === null
      ? ['--use-fake-device-for-media-stream=device-count=0']
      : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]),
  ];
}
