import codeReader from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { ownScript } from '../../shared/own-script.ts';

const WORKER = '/verify-worker.js';

async function takeOver(): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return;
  const taken = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
  await serviceWorker.register(ownScript(WORKER));
  await taken;
}

/** What this page loaded itself, all of it still in the browser's own cache. */
function filesOfThisPage(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /\/assets\/[^/]+\.(js|css|wasm)$/.test(name));
}

/** Whether the page was opened from the home screen, as a program of its own. */
export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches;
}

/**
 * Keeps the verifier on this phone, so that the next paper can be checked without a network. Does nothing where the
 * browser has no service workers.
 */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await takeOver();
  // Everything a paper may need, whichever way it is checked next time.
  await Promise.all([import('@hallway/certificates/verify'), import('../code-reader.ts')]);
  await Promise.all(
    [...filesOfThisPage(), codeReader, '/api/verify/trust'].map((address) => fetch(address)),
  );
}
