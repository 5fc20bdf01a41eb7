import { createFaceApi } from './face-api.ts';
import type { Answer, Ask } from './messages.ts';

/** The program of the worker: one embedder, one question after the other. */
const embedder = createFaceApi(new URL('/face/', location.href).href);
const { id: engine, alignment } = embedder;

async function answer(asked: Ask): Promise<Answer> {
  const { id } = asked;
  try {
    if (asked.ask === 'look') {
      return { id, engine, alignment, look: await embedder.embed(asked.frame) };
    }
    await embedder.warm();
    return { id, engine, alignment, look: null };
  } catch (error) {
    return { id, failed: error instanceof Error ? error.message : 'unknown' };
  }
}

let last = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  last = last.then(async () => postMessage(await answer(data)));
});
