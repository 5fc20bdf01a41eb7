import type { Protocol } from 'electron';
import { readAsset } from '../assets.ts';
import { blankPage } from '../blank-page.ts';
import { pageHeaders } from '../page-headers.ts';
import { APP_SCHEME, isOwn } from './origin.ts';

/** Must run before the app is ready: makes our scheme an origin like any other, with fetch and workers. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

export interface AppFiles {
  uiDir: string;
  /** Whether core serves; while it does not, the blank page waits. */
  coreReady(): boolean;
}

/** Answers one request of the page. */
export async function respond(request: Request, files: AppFiles): Promise<Response> {
  if (request.method !== 'GET' || !isOwn(request.url)) {
    return new Response(null, { status: 403, headers: pageHeaders() });
  }
  const { pathname } = new URL(request.url);
  const blank = blankPage(pathname, files.coreReady());
  if (blank !== null) return new Response(blank.body, { headers: blank.headers });
  const asset = await readAsset(files.uiDir, pathname);
  if (asset === null) return new Response(null, { status: 404, headers: pageHeaders() });
  return new Response(asset.body, { headers: { ...pageHeaders(), 'Content-Type': asset.type } });
}

/** Serves the built UI under our scheme. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, files: AppFiles): void {
  protocol.handle(APP_SCHEME, (request) => respond(request, files));
}
