import { useCallback, useEffect, useState } from 'react';
import type { SealUseEntry, SealUsePage } from '../contract/seal.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { request, RequestError } from '../shared/http.ts';

/** Typing must pause this long before it is looked for. */
const PAUSE_MS = 250;

export interface FoundUses {
  /** Null until the first answer. */
  uses: SealUseEntry[] | null;
  /** Reads on; null when there is no more. */
  older: (() => void) | null;
  problem: Bilingual | null;
}

function page(search: string, before?: number): Promise<SealUsePage> {
  const wanted = new URLSearchParams({
    search,
    ...(before !== undefined && { before: `${before}` }),
  });
  return request<SealUsePage>(`/api/seal/uses?${wanted}`);
}

/** The record of uses, newest first. @param lastUse number of the latest record: a new one is read when it grows */
export function useUses(search: string, lastUse: number): FoundUses {
  const [found, setFound] = useState<SealUsePage | null>(null);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const fail = useCallback((error: unknown) => {
    if (!(error instanceof RequestError)) throw error;
    setProblem(error.text);
  }, []);

  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      page(search, lastUse + 1)
        .then((answer) => {
          if (gone) return;
          setFound(answer);
          setProblem(null);
        })
        .catch(fail);
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [search, lastUse, fail]);

  const last = found?.uses.at(-1)?.n;
  const older =
    found?.more && last !== undefined
      ? () => {
          page(search, last)
            .then((answer) =>
              setFound((before) => ({
                uses: [...(before?.uses ?? []), ...answer.uses],
                more: answer.more,
              })),
            )
            .catch(fail);
        }
      : null;
  return { uses: found?.uses ?? null, older, problem };
}
