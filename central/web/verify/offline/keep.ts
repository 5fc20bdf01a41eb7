import codeReader from 'zxing-wasm/reader/zxing_reader.wasm?url';

const WORKER = '/verify-worker.js';

/** The one rule of the page's Trusted Types policy: our worker is the only script that may be named by text. */
interface ScriptRules {
  createScriptURL(text: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: ScriptRules): ScriptRules;
}

function workerAddress(): string {
  const rules: ScriptRules = {
    createScriptURL(text) {
      if (text !== WORKER) throw new TypeError('not a script of this page');
      return text;
    },
  };
  // Not every browser has Trusted Types, and the DOM types know nothing of them.
  const factory: PolicyFactory | undefined = Reflect.get(window, 'trustedTypes');
  const policy = factory?.createPolicy('hallway', rules) ?? rules;
  return policy.createScriptURL(WORKER);
}

async function takeOver(): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return;
  const taken = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
  await serviceWorker.register(workerAddress());
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
