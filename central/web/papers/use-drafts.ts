import { useState } from 'react';
import type { FormDraft } from './form/form.tsx';
import { useLeaveGuard } from './leave-guard.ts';

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
  useLeaveGuard(any);
  return {
    any,
    get: (key) => drafts.get(key),
    put: (key, draft) => setDrafts((before) => new Map(before).set(key, draft)),
    drop: (key) => setDrafts((before) => new Map([...before].filter(([other]) => other !== key))),
    clear: () => setDrafts(new Map()),
  };
}
