import { useCallback, useEffect, useReducer, useState } from 'react';
import type { Offer, TemplateContent, TemplateMade } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { request, RequestError } from '../../shared/http.ts';
import { begin, changed, redone, undone, type History } from '../model/history.ts';
import { put, type Json, type Path } from '../model/json.ts';

/** What a version says. */
interface Content {
  json: Json;
  /** Null when it leaves the offer as it is in the catalogue. */
  offer: Offer | null;
}

type Move =
  | { kind: 'load'; content: Content }
  | { kind: 'change'; content: Content; about: string | null }
  | { kind: 'undo' }
  | { kind: 'redo' };

function next(history: History<Content>, move: Move): History<Content> {
  switch (move.kind) {
    case 'load':
      return begin(move.content);
    case 'change':
      return changed(history, move.content, move.about);
    case 'undo':
      return undone(history);
    case 'redo':
      return redone(history);
  }
}

const empty: Content = { json: {}, offer: null };

export interface Draft extends Content {
  /** What central holds; null until it has come. */
  version: TemplateContent | null;
  /** What is here is not what central holds. */
  unsaved: boolean;
  problem: Bilingual | null;
  canUndo: boolean;
  canRedo: boolean;
  /** Puts a value at a place; without one the place goes. Changes in a row about one thing are undone at once. */
  set: (path: Path, value: Json | undefined, about: string) => void;
  replace: (json: Json, about?: string) => void;
  setOffer: (offer: Offer | null) => void;
  undo: () => void;
  redo: () => void;
  /** @returns the revision central holds now; null when it refused */
  save: () => Promise<number | null>;
  reload: () => void;
}

/** A version being edited: its content with undo and redo, and the way to central. */
export function useDraft(key: string): Draft {
  const [version, setVersion] = useState<TemplateContent | null>(null);
  const [history, move] = useReducer(next, begin(empty));
  const [saved, setSaved] = useState(empty);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const address = `/api/templates/${encodeURIComponent(key)}`;

  const tell = useCallback((error: unknown) => {
    if (!(error instanceof RequestError)) throw error;
    setProblem(error.text);
  }, []);

  const reload = useCallback(() => {
    request<TemplateContent>(address).then((content) => {
      const loaded = { json: JSON.parse(content.json) as Json, offer: content.offer };
      setVersion(content);
      setSaved(loaded);
      setProblem(null);
      move({ kind: 'load', content: loaded });
    }, tell);
  }, [address, tell]);
  useEffect(reload, [reload]);

  const { present } = history;
  const unsaved = present !== saved;

  async function save(): Promise<number | null> {
    if (!version) return null;
    if (!unsaved) return version.revision;
    try {
      const { revision } = await request<TemplateMade>(address, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          revision: version.revision,
          json: JSON.stringify(present.json),
          offer: present.offer,
        }),
      });
      setVersion({ ...version, revision });
      setSaved(present);
      setProblem(null);
      return revision;
    } catch (error) {
      tell(error);
      return null;
    }
  }

  return {
    version,
    ...present,
    unsaved,
    problem,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    set: (path, value, about) =>
      move({
        kind: 'change',
        content: { ...present, json: put(present.json, path, value) },
        about: `${path.join('/')} ${about}`,
      }),
    replace: (json, about) =>
      move({ kind: 'change', content: { ...present, json }, about: about ?? null }),
    setOffer: (offer) =>
      move({ kind: 'change', content: { ...present, offer }, about: offer && 'offer' }),
    undo: () => move({ kind: 'undo' }),
    redo: () => move({ kind: 'redo' }),
    save,
    reload,
  };
}
