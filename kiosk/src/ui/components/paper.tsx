import { Crest } from '../drawings/crest.tsx';
import { Seal } from '../drawings/seal.tsx';
import './paper.css';

interface Props {
  /** Name of the document, in the paper's own language; without it the sheet stands for any document. */
  title?: string;
  lang?: string;
  sealed?: boolean;
}

/** A sheet of paper as it will come out: letterhead, serif title, lines, seal. */
export function Paper({ title, lang, sealed = true }: Props) {
  return (
    <span className="paper" lang={lang}>
      <span className="paper-head" aria-hidden="true">
        <Crest />
        <i />
      </span>
      {title === undefined ? <i className="paper-blank-title" /> : null}
      {title === undefined ? null : <span className="paper-title serif">{title}</span>}
      <i className="paper-lines" aria-hidden="true" />
      <span className="paper-foot" aria-hidden="true">
        <i className="paper-code" />
        <span className="paper-seal" data-sealed={sealed ? '' : undefined}>
          <Seal />
        </span>
      </span>
    </span>
  );
}
