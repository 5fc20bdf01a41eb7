import { useEffect, useState } from 'react';
import type { TemplateContent } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { request, RequestError } from '../../shared/http.ts';
import type { Json } from '../model/json.ts';
import type { Preview, SamplePerson } from '../preview/types.ts';
import { askPreview, problemOf } from '../preview/use-preview.ts';

export interface Side {
  content: TemplateContent;
  json: Json;
  preview: Preview;
}

async function sideOf(key: string, sample: SamplePerson, signal: AbortSignal): Promise<Side> {
  const content = await request<TemplateContent>(`/api/templates/${encodeURIComponent(key)}`, {
    signal,
  });
  const json = JSON.parse(content.json) as Json;
  return { content, json, preview: await askPreview(json, sample, signal) };
}

/** Two versions with the paper each makes for the same person; null until both have come. */
export function usePair(before: string, after: string, sample: SamplePerson) {
  const [sides, setSides] = useState<{ before: Side; after: Side } | null>(null);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      try {
        const { signal } = abort;
        const old = await sideOf(before, sample, signal);
        setSides({ before: old, after: await sideOf(after, sample, signal) });
      } catch (error) {
        const words = error instanceof RequestError ? error.text : problemOf(error);
        if (words) setProblem(words);
      }
    };
    void ask();
    return () => abort.abort();
  }, [before, after, sample]);
  return { sides, problem };
}
