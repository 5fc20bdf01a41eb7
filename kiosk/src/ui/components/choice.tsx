import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import './choice.css';

interface Props {
  drawing: ReactNode;
  word: string;
  hint: string;
  /** Given when it cannot be chosen now: said in place of the hint. */
  why?: string | null;
  /** The one that most likely is wanted: teal, and a little taller. */
  first?: boolean;
  onPress: () => void;
}

/** One of a few ways on: a drawing, a word, a line of help. Rows weigh the same unless one is what the person came for. */
export function Choice({ drawing, word, hint, why = null, first = false, onPress }: Props) {
  return (
    <Pressable
      className={first ? 'choice choice-first' : 'choice'}
      isDisabled={why !== null}
      onPress={onPress}
    >
      <span className="choice-drawing">{drawing}</span>
      <span className="choice-words">
        <span className="choice-word serif">{word}</span>
        <span className="choice-hint">{why ?? hint}</span>
      </span>
    </Pressable>
  );
}

/** Rows that share the height fairly. */
export function Choices({ children }: { children: ReactNode }) {
  return <div className="choices">{children}</div>;
}
