import { Worker } from 'node:worker_threads';
import type { Preview, PreviewRequest } from '../../../web/contract/templates.ts';
import { HttpError } from '../../http/error.ts';
import { createTurns } from '../../turns.ts';

/** A paper takes a tenth of a second; what takes this long is stopped. */
const LIMIT_MS = 20_000;
/** Fonts come first in a new thread, on a machine that may be busy. */
const FIRST_LIMIT_MS = 60_000;
/** Fonts take 100 MB: they go when nobody designs. */
const IDLE_MS = 10 * 60_000;

type Answer = { preview: Preview } | { failed: string };

/** Draws previews, one at a time. */
export interface PreviewDesk {
  /** @throws HttpError PREVIEW_FAILED when it took too long or failed; later ones are not affected */
  draw(request: PreviewRequest): Promise<Preview>;
  stop(): Promise<void>;
}

/** The thread starts with the first preview and ends when none was asked for in a while. */
export function createPreviewDesk(): PreviewDesk {
  const inTurn = createTurns();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;

  async function stop(): Promise<void> {
    const ended = worker;
    worker = null;
    clearTimeout(idle);
    await ended?.terminate();
  }

  async function ask(request: PreviewRequest): Promise<Preview> {
    clearTimeout(idle);
    const limit = worker ? LIMIT_MS : FIRST_LIMIT_MS;
    worker ??= new Worker(new URL('./worker.ts', import.meta.url));
    const answer = await answerOf(worker, request, limit);
    if (!answer || 'failed' in answer) {
      await stop();
      throw new HttpError('PREVIEW_FAILED');
    }
    idle = setTimeout(() => void stop(), IDLE_MS).unref();
    return answer.preview;
  }

  return { draw: (request) => inTurn(() => ask(request)), stop };
}

/** Null when the thread ended or took too long. */
function answerOf(
  worker: Worker,
  request: PreviewRequest,
  limitMs: number,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | null) => {
      clearTimeout(limit);
      worker.off('message', settle).off('error', ended).off('exit', ended);
      resolve(answer);
    };
    const ended = () => settle(null);
    const limit = setTimeout(ended, limitMs);
    worker.once('message', settle).once('error', ended).once('exit', ended);
    worker.postMessage(request, []);
  });
}
