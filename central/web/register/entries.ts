import { useCallback, useEffect, useState } from 'react';
import type { RegisterEntry, RegisterPage } from '../contract/register.ts';
import { request, RequestError } from '../shared/http.ts';
import type { Bilingual } from '../shared/bilingual.ts';

/** A search starts when typing pauses for this long (ms). */
const PAUSE_MS = 150;

export interface Entries {
  /** Null until the first page has come. */
  shown: RegisterEntry[] | null;
  /** Loads older entries; null when there are none. */
  older: (() => void) | null;
  /** Asks again from the newest on. */
  refresh: () => void;
  problem: Bilingual | null;
}

function address(serial: string, before: string | null): string {
  const query = new URLSearchParams();
  if (serial !== '') query.set('serial', serial);
  if (before !== null) query.set('before', before);
  return `/api/issues?${query.toString()}`;
}

/** The register, newest first, narrowed to serials that contain `serial`. */
export function useEntries(serial: string, signedIn: boolean): Entries {
  const [shown, setShown] = useState<RegisterEntry[] | null>(null);
  const [more, setMore] = useState(false);
  const [problem, setProblem] = useState<Bilingual | null>(null);

  const load = useCallback(
    async (before: string | null, signal: AbortSignal | null) => {
      try {
        const page = await request<RegisterPage>(address(serial, before), { signal });
        setProblem(null);
        setMore(page.more);
        setShown((earlier) =>
          before === null ? page.entries : [...(earlier ?? []), ...page.entries],
        );
      } catch (error) {
        if (error instanceof RequestError) setProblem(error.text);
      }
    },
    [serial],
  );

  useEffect(() => {
    if (!signedIn) return undefined;
    const abort = new AbortController();
    const pause = setTimeout(() => void load(null, abort.signal), PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abort.abort();
    };
  }, [load, signedIn]);

  const last = shown?.at(-1);
  return {
    shown,
    refresh: () => void load(null, null),
    older: last && more ? () => void load(last.issuedAt, null) : null,
    problem,
  };
}
