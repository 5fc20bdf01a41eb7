/** States of a draft, with the way back and forth. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the last change was about: changes of one thing in a row are undone at once. */
  readonly about: string | null;
}

/** Steps that can be undone. */
const KEPT = 200;

export function begin<State>(present: State): History<State> {
  return { past: [], present, future: [], about: null };
}

/** @param about null for a change that stands for itself */
export function changed<State>(
  history: History<State>,
  present: State,
  about: string | null,
): History<State> {
  if (present === history.present) return history;
  const joins = about !== null && about === history.about && history.future.length === 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-KEPT);
  return { past, present, future: [], about };
}

export function undone<State>(history: History<State>): History<State> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    about: null,
  };
}

export function redone<State>(history: History<State>): History<State> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, about: null };
}
