/** Where the page lives: a scheme of our own, never `file:`, so that origin, policy and permissions mean something. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://kiosk';
export const APP_URL = `${APP_ORIGIN}/`;

/** Whether a URL or an origin is our own. A URL's parser gives schemes like ours no origin, hence by text. */
export function isOwn(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(APP_URL);
}
