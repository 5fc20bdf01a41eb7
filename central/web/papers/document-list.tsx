import type { StatedDocument } from '../contract/papers.ts';
import { useLanguage } from '../shared/language.tsx';
import { standingOf } from './model/standing.ts';
import { standings, texts } from './texts.ts';

interface Props {
  documents: readonly StatedDocument[];
  chosen: string | null;
  today: string;
  onChoose: (document: string) => void;
}

/** What this person can have that states something, and how each stands. */
export function DocumentList({ documents, chosen, today, onChoose }: Props) {
  const { say } = useLanguage();
  return (
    <ul className="documents">
      {documents.map((one) => (
        <li key={one.document}>
          <button
            type="button"
            className="choice"
            aria-current={one.document === chosen ? 'true' : undefined}
            onClick={() => onChoose(one.document)}
          >
            <b>
              <span className="mono">{one.document}</span> {say(one.name)}
            </b>
            <StateOf document={one} today={today} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** How many records stand how: `✓ can be printed × 2`. */
function StateOf({ document, today }: { document: StatedDocument; today: string }) {
  const { say } = useLanguage();
  const { papers } = document;
  if (papers.length === 0) return <small className="soft">{say(texts.nothing)}</small>;
  const found = papers.map((paper) => standingOf(paper, document, today));
  return (
    <small className="soft">
      {[...new Set(found)].map((standing) => {
        const { mark, words } = standings[standing];
        const count = found.filter((one) => one === standing).length;
        return (
          <span key={standing}>
            <span aria-hidden="true">{mark}</span> {say(words)}
            {count > 1 && ` × ${count}`}{' '}
          </span>
        );
      })}
    </small>
  );
}
