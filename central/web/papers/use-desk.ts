import { useCallback, useState } from 'react';
import type {
  PeopleFound,
  PeopleQuestion,
  PersonDesk,
  PersonQuestion,
} from '../contract/papers.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { RequestError, send } from '../shared/http.ts';
import { signInFirst } from '../shared/staff.tsx';

export interface Desk {
  /** Who was found; null while nobody was looked for. */
  found: PeopleFound | null;
  /** The person whose records lie open. */
  opened: PersonDesk | null;
  busy: boolean;
  problem: Bilingual | null;
  /** Looks for a number or a whole name; the only one found is opened. */
  find: (text: string) => void;
  open: (no: string) => void;
}

/** What an office has before it: who was looked for, and whose records lie open. */
export function useDesk(): Desk {
  const [found, setFound] = useState<PeopleFound | null>(null);
  const [opened, setOpened] = useState<PersonDesk | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Bilingual | null>(null);

  const attempt = useCallback(async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      if (error.code === 'SIGN_IN_NEEDED') signInFirst();
      setProblem(error.text);
    } finally {
      setBusy(false);
    }
  }, []);

  async function show(no: string) {
    setOpened(await send<PersonDesk>('/api/papers/person', { no } satisfies PersonQuestion));
  }

  return {
    found,
    opened,
    busy,
    problem,
    find: (text) =>
      void attempt(async () => {
        setOpened(null);
        setFound(null);
        const question: PeopleQuestion = { find: text };
        const answer = await send<PeopleFound>('/api/papers/people', question);
        const [only] = answer.people;
        if (only && answer.people.length === 1) await show(only.no);
        setFound(answer);
      }),
    open: (no) => void attempt(() => show(no)),
  };
}
