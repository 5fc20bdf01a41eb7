import { default as workerUrl } from './worker.ts?worker&url';
import type { Seen } from './look.ts';
import type { Answer, Ask } from './messages.ts';

/** The face engine as the page sees it: a worker that outlives the panel, so that it is warm when it is needed. */
export interface FaceEngine {
  warm(): Promise<void>;
  look(frame: ImageBitmap): Promise<Seen>;
}

/** The part of Trusted Types used here; a TrustedScriptURL is typed as the string it stands for. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

/** The one script a string may become: our own worker. The shell's policy allows no other name than this. */
function trustedWorkerUrl(): string {
  const rules = {
    createScriptURL(url: string): string {
      if (url !== workerUrl) throw new TypeError('Only the face worker may be started.');
      return url;
    },
  };
  const policy = window.trustedTypes?.createPolicy('hallway-worker', rules) ?? rules;
  return policy.createScriptURL(workerUrl);
}

type Settle = (answer: Answer) => void;

function start(url: string, onLost: () => void): FaceEngine {
  const worker = new Worker(url, { type: 'module', name: 'face' });
  const waiting = new Map<number, Settle>();
  let lastId = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    onLost();
    worker.terminate();
    for (const [id, settle] of waiting) settle({ id, failed: 'The face worker ended.' });
    waiting.clear();
  });

  async function ask(
    asked: Ask,
    transfer: Transferable[],
  ): Promise<Exclude<Answer, { failed: string }>> {
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(asked.id, resolve);
      worker.postMessage(asked, transfer);
    });
    if ('failed' in answer) throw new Error(answer.failed);
    return answer;
  }

  return {
    async warm() {
      await ask({ id: ++lastId, ask: 'warm' }, []);
    },
    async look(frame) {
      const { engine, alignment, look } = await ask({ id: ++lastId, ask: 'look', frame }, [frame]);
      return { engine, alignment, look: look ?? { kind: 'nobody' } };
    },
  };
}

let url: string | undefined;
let engine: FaceEngine | undefined;

/** The page's engine; a new one after the last was lost. */
export function faceEngine(): FaceEngine {
  url ??= trustedWorkerUrl();
  engine ??= start(url, () => (engine = undefined));
  return engine;
}
