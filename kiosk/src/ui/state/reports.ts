import type { Bridge } from '../../bridge/index.ts';

/** Longest code core takes. */
const LIMIT = 200;

/** Where in the bundle it happened: file and position only, since messages may carry what a person typed. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = /\/([\w.-]+\.js:\d+:\d+)/.exec(stack)?.[1] ?? 'unknown';
  return `${error instanceof Error ? error.name : 'thrown'} ${place}`;
}

function origin(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}

/** Tells core that something went wrong in the page; `code` must hold no text of a person. */
export function reportError(bridge: Bridge, kind: 'csp' | 'error', code: string): void {
  void bridge.call('ui.error', { kind, code: code.slice(0, LIMIT) }).catch(() => undefined);
}

/** Tells core of policy violations and uncaught errors of this page, without any text of theirs. */
export function startReports(bridge: Bridge, page: Window): void {
  page.document.addEventListener('securitypolicyviolation', (event) => {
    reportError(bridge, 'csp', `${event.effectiveDirective} ${origin(event.blockedURI)}`);
  });
  page.addEventListener('error', (event) => reportError(bridge, 'error', placeOf(event.error)));
  page.addEventListener('unhandledrejection', (event) =>
    reportError(bridge, 'error', placeOf(event.reason)),
  );
}
