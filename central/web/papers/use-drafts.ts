import { useEffect, useState } from 'react';
import type { FormDraft } from './form/form.tsx';

export interface Drafts {
  /** Something was filled in that is not approved yet. */
  any: boolean;
  get: (key: string) => FormDraft | undefined;
  put: (key: string, draft: FormDraft) => void;
  drop: (key: string) => void;
  clear: () => void;
}

/** Forms that were begun, so that looking at another document loses nothing. Closing the page asks first. */
export function useDrafts(): Drafts {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, FormDraft>>(new Map());
  const any = drafts.size > 0;
  useEffect(() => {
    if (!any) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [any]);
  return {
    any,
    get: (key) => drafts.get(key),
    put: (key, draft) => setDrafts((before) => new Map(before).set(key, draft)),
    drop: (key) => setDrafts((before) => new Map([...before].filter(([other]) => other !== key))),
    clear: () => setDrafts(new Map()),
  };
}
