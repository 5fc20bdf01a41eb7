import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import type { Json } from '../model/json.ts';
import { bench, PreviewFailedError } from './bench.ts';
import { sampleNames } from './people.ts';
import type { Preview, Progress, SamplePerson, TemplateFault } from './types.ts';

/** The paper is made when typing pauses for this long (ms). */
const PAUSE_MS = 60;

/** All sample people are tried when nothing was changed for this long (ms). */
const TRIAL_PAUSE_MS = 800;

const failed: Bilingual = {
  zh: '预览没有完成：排版太久或字体没有取到。改小一点再试，或刷新页面。',
  en: 'The preview did not come: it took too long, or the fonts could not be fetched. Try a smaller change, or reload the page.',
};

/** How far the engine has come; null once it runs. */
export function useProgress(): Progress | null {
  return useSyncExternalStore(bench.subscribe, bench.progress);
}

/** The paper of a sample person. @throws PreviewFailedError, AbortError */
export function askPreview(
  json: Json,
  sample: SamplePerson,
  signal: AbortSignal,
): Promise<Preview> {
  return bench.ask({ json: JSON.stringify(json), sample, draw: true }, signal);
}

/** What is wrong with anybody's paper; what is wrong with everybody's is said once. */
async function tryAll(json: Json, signal: AbortSignal): Promise<TemplateFault[]> {
  const found: TemplateFault[] = [];
  for (const sample of sampleNames) {
    const request = { json: JSON.stringify(json), sample, draw: false };
    const { faults } = await bench.ask(request, signal);
    if (faults.some((fault) => fault.sample === null)) return faults;
    found.push(...faults);
  }
  return found;
}

export const problemOf = (error: unknown): Bilingual | null => {
  if (error instanceof PreviewFailedError) return failed;
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  throw error;
};

export interface LivePreview {
  /** The last that could be drawn, and what is wrong now. Null before the first. */
  preview: Preview | null;
  /** What is shown is not of the present content. */
  stale: boolean;
  problem: Bilingual | null;
}

/** The paper as it is now, made by the engine that prints it. */
export function usePreview(json: Json | null, sample: SamplePerson): LivePreview {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [of, setOf] = useState<{ json: Json; sample: SamplePerson } | null>(null);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  useEffect(() => {
    if (json === null) return undefined;
    const abort = new AbortController();
    const ask = async () => {
      try {
        const answer = await askPreview(json, sample, abort.signal);
        setPreview((earlier) =>
          answer.faults.length === 0 ? answer : { ...answer, pages: earlier?.pages ?? [] },
        );
        setOf({ json, sample });
        setProblem(null);
      } catch (error) {
        const words = problemOf(error);
        if (words) setProblem(words);
      }
    };
    const pause = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abort.abort();
    };
  }, [json, sample]);
  return { preview, stale: of?.json !== json || of.sample !== sample, problem };
}

/** What is wrong with anybody's paper; null while it is being tried. */
export function useFaults(json: Json | null): TemplateFault[] | null {
  const [faults, setFaults] = useState<{ json: Json; found: TemplateFault[] } | null>(null);
  useEffect(() => {
    if (json === null) return undefined;
    const abort = new AbortController();
    const pause = setTimeout(() => {
      tryAll(json, abort.signal).then(
        (found) => setFaults({ json, found }),
        // The preview beside it says what is wrong with the engine.
        (error: unknown) => void problemOf(error),
      );
    }, TRIAL_PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abort.abort();
    };
  }, [json]);
  return faults?.json === json ? faults.found : null;
}
