import { useCallback, useEffect, useState } from 'react';
import type { RuleSet } from '@hallway/certificates/rules';
import type { RulesBoard, RulesPreview } from '../contract/rules.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { request, RequestError, send } from '../shared/http.ts';
import { signInFirst } from '../shared/staff.tsx';

export interface EditedRules {
  board: RulesBoard | null;
  /** As the person changed them; null until they have come. */
  draft: RuleSet | null;
  /** Null when there is none for the draft as it stands. */
  preview: RulesPreview | 'looking' | null;
  published: boolean;
  problem: Bilingual | null;
  change: (draft: RuleSet) => void;
  undo: () => void;
  look: () => void;
  publish: () => void;
}

const readBoard = () => request<RulesBoard>('/api/rules/board');

/** The rules and a changed copy of them. Central tells whom a change reaches before it is published. */
export function useRules(signedIn: boolean): EditedRules {
  const [board, setBoard] = useState<RulesBoard | null>(null);
  const [draft, setDraft] = useState<RuleSet | null>(null);
  const [preview, setPreview] = useState<RulesPreview | 'looking' | null>(null);
  const [published, setPublished] = useState(false);
  const [problem, setProblem] = useState<Bilingual | null>(null);

  const fail = useCallback((error: unknown) => {
    if (!(error instanceof RequestError)) throw error;
    if (error.code === 'SIGN_IN_NEEDED') signInFirst();
    setPreview(null);
    setProblem(error.text);
  }, []);
  const show = useCallback((answer: RulesBoard) => {
    setBoard(answer);
    setDraft(answer.rules);
    setPreview(null);
    setProblem(null);
  }, []);
  useEffect(() => {
    if (signedIn) readBoard().then(show).catch(fail);
  }, [signedIn, show, fail]);

  async function publish(rules: RuleSet) {
    await request<null>('/api/rules', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...rules, version: rules.version + 1 }),
    });
    show(await readBoard());
    setPublished(true);
  }

  async function look(rules: RuleSet) {
    setPreview('looking');
    setPreview(await send<RulesPreview>('/api/rules/preview', rules));
    setProblem(null);
  }

  return {
    board,
    draft,
    preview,
    published,
    problem,
    change(next) {
      setDraft(next);
      setPreview(null);
      setPublished(false);
    },
    undo() {
      setDraft(board?.rules ?? null);
      setPreview(null);
    },
    look: () => void (draft && look(draft).catch(fail)),
    publish: () => void (draft && publish(draft).catch(fail)),
  };
}
