import { useCallback, useEffect, useState } from 'react';
import type { TemplateList } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { request, RequestError } from '../../shared/http.ts';

/** Every version of every template; null until it has come. */
export function useTemplateList(): {
  list: TemplateList | null;
  problem: Bilingual | null;
  refresh: () => void;
} {
  const [list, setList] = useState<TemplateList | null>(null);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const refresh = useCallback(() => {
    request<TemplateList>('/api/templates').then(
      (answer) => {
        setList(answer);
        setProblem(null);
      },
      (error: unknown) => {
        if (!(error instanceof RequestError)) throw error;
        setProblem(error.text);
      },
    );
  }, []);
  useEffect(refresh, [refresh]);
  return { list, problem, refresh };
}
