const CACHE = 'verifier';
const PAGE = '/verify';
const TRUST = '/api/verify/trust';
/** The same page under the policy that lets it use the camera. */
const SCAN = '/scan';
const pages = new Set(['/', '/verify', '/c', '/C', SCAN]);

/** From the network, and kept; from the cache when there is no network. */
async function freshest(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(key, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw error;
  }
}

/** Files named by their content never change: the first copy is as good as any. */
async function kept(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** A new page names new files: what only the old one needed goes. */
async function newPage(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const before = await (await cache.match(key))?.text();
  const response = await freshest(request, key);
  const now = await response.clone().text();
  if (before !== undefined && before !== now) {
    const old = (await cache.keys()).filter(({ url }) => url.includes('/assets/'));
    await Promise.all(old.map((one) => cache.delete(one)));
  }
  return response;
}

/** How to answer a request of the page; null for what the network alone answers. */
export function answerTo(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return null;
  if (request.mode === 'navigate') {
    return pages.has(pathname) ? newPage(request, pathname === SCAN ? SCAN : PAGE) : null;
  }
  if (pathname === TRUST) return freshest(request, TRUST);
  return /^\/assets\/[^/]+\.(js|css|wasm)$/.test(pathname) ? kept(request) : null;
}

/** Fetches the page before anything else, so that there is always one to open. */
export async function keepPage(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, SCAN]);
}
