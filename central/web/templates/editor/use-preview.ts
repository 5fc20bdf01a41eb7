import { useEffect, useState } from 'react';
import type { Preview, SamplePerson } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { request, RequestError } from '../../shared/http.ts';
import type { Json } from '../model/json.ts';

/** A picture is asked for when typing pauses for this long (ms). */
const PAUSE_MS = 250;

/** Asks central for the paper of a sample person; with null for what is wrong with anybody's. */
export function askPreview(
  json: Json,
  sample: SamplePerson | null,
  signal: AbortSignal,
): Promise<Preview> {
  return request<Preview>('/api/templates/preview', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: JSON.stringify(json), sample }),
    signal,
  });
}

export interface LivePreview {
  /** The last that could be drawn, and what is wrong now. Null before the first answer. */
  preview: Preview | null;
  /** What is shown is not of the present content. */
  stale: boolean;
  problem: Bilingual | null;
}

/** The paper as it is now, drawn by the engine that prints it. */
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
          answer.pages.length > 0 ? answer : { ...answer, pages: earlier?.pages ?? [] },
        );
        setOf({ json, sample });
        setProblem(null);
      } catch (error) {
        if (error instanceof RequestError) setProblem(error.text);
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
