import { default as workerUrl } from './paper-engine.ts?worker&url';
import { ownScript } from '../../shared/own-script.ts';
import type { Answer, Preview, PreviewRequest, Progress } from './types.ts';

/** A paper takes a tenth of a second; what takes this long is stopped (ms). */
const LIMIT_MS = 20_000;

/** The engine stopped, or never came. */
export class PreviewFailedError extends Error {
  override name = 'PreviewFailedError';
}

interface Waiting {
  request: PreviewRequest;
  resolve: (preview: Preview) => void;
  reject: (error: Error) => void;
}

/**
 * The engine as the page sees it: one worker for as long as the page is open. It is asked one thing after another, so
 * that what is given up before its turn costs nothing; a template that takes too long ends the worker and not the page.
 */
class Bench {
  #worker: Worker | null = null;
  #current: Waiting | null = null;
  #limit: ReturnType<typeof setTimeout> | undefined;
  /** How far its files have come; null once it can begin. */
  #progress: Progress | null = { loaded: 0, total: 0 };
  readonly #queue: Waiting[] = [];
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly progress = () => this.#progress;

  /** @throws PreviewFailedError; DOMException AbortError when it was given up */
  ask(request: PreviewRequest, signal: AbortSignal): Promise<Preview> {
    return new Promise((resolve, reject) => {
      const waiting = { request, resolve, reject };
      signal.addEventListener('abort', () => {
        const at = this.#queue.indexOf(waiting);
        if (at >= 0) this.#queue.splice(at, 1);
        reject(new DOMException('given up', 'AbortError'));
      });
      // What is to be seen comes before what is only tried.
      const place = request.draw ? this.#queue.findIndex((one) => !one.request.draw) : -1;
      this.#queue.splice(place < 0 ? this.#queue.length : place, 0, waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#current) return;
    const next = this.#queue.shift();
    if (!next) return;
    this.#current = next;
    this.#worker ??= this.#start();
    this.#worker.postMessage(next.request, []);
    if (!this.#progress) this.#watch();
  }

  #start(): Worker {
    const worker = new Worker(ownScript(workerUrl), { type: 'module', name: 'paper-engine' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#hear(data));
    worker.addEventListener('error', () => this.#end('stopped'));
    return worker;
  }

  #hear(answer: Answer): void {
    if ('progress' in answer) return this.#tell(answer.progress);
    if ('failed' in answer) return this.#end(answer.failed);
    if ('ready' in answer) {
      this.#tell(null);
      if (this.#current) this.#watch();
      return;
    }
    clearTimeout(this.#limit);
    this.#current?.resolve(answer.preview);
    this.#current = null;
    this.#next();
  }

  #watch(): void {
    this.#limit = setTimeout(() => this.#end('too long'), LIMIT_MS);
  }

  /** A new worker begins with the next request; the files are in the browser's store by then. */
  #end(why: string): void {
    clearTimeout(this.#limit);
    this.#worker?.terminate();
    this.#worker = null;
    this.#tell({ loaded: 0, total: 0 });
    this.#current?.reject(new PreviewFailedError(why));
    this.#current = null;
    this.#next();
  }

  #tell(progress: Progress | null): void {
    this.#progress = progress;
    for (const listener of this.#listeners) listener();
  }
}

export const bench = new Bench();
