/**
 * The policy under which the page runs, the same in both shells. Everything is forbidden but our own files:
 * no inline script or style, no foreign connection, no frame; strings become scripts only through the one
 * Trusted Types policy that names our own face worker.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  // face-api's WASM backend is compiled from our own file
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  // page images come from core as PNG data
  "img-src 'self' data: blob:",
  "media-src 'self'",
  // 'self' covers the web socket of the same host and port (CSP 3 §6.7.2.8)
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types hallway-worker',
].join('; ');

/** Features of the browser, all off but the camera for our own page. */
const permissionsPolicy = [
  'camera=(self)',
  'microphone=()',
  'geolocation=()',
  'display-capture=()',
  'clipboard-read=()',
  'clipboard-write=()',
  'fullscreen=()',
  'payment=()',
  'usb=()',
  'serial=()',
  'hid=()',
  'midi=()',
  'screen-wake-lock=()',
].join(', ');

/** Headers of every answer to the page. */
export function pageHeaders(): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy,
    'Permissions-Policy': permissionsPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
