import type { Form } from '../../bridge/index.ts';
import { Crest } from '../drawings/crest.tsx';
import { Seal } from '../drawings/seal.tsx';
import { SlipPage } from '../drawings/slip-page.tsx';
import './paper.css';

interface Props {
  form: Form;
  /** Name of the document as the person reads it. */
  title: string;
  lang: string;
  sealed: boolean;
}

/** The upper part of a document as it will come out: letterhead, serif title, text, seal; or a slip under its title. */
export function Paper({ form, title, lang, sealed }: Props) {
  if (form === 'slip') {
    return (
      <span className="paper paper-of-slip" lang={lang}>
        <span className="paper-title serif">{title}</span>
        <span className="paper-slip" aria-hidden="true">
          <SlipPage />
        </span>
      </span>
    );
  }
  return (
    <span className="paper" lang={lang}>
      <span className="paper-head" aria-hidden="true">
        <Crest />
        <i />
      </span>
      <span className="paper-title serif">{title}</span>
      <svg
        className="paper-text"
        viewBox="0 0 160 100"
        preserveAspectRatio="xMidYMin slice"
        aria-hidden="true"
      >
        <path d="M14 5h146M0 15h160M0 25h160M0 35h92M14 51h146M0 61h122M14 77h70" />
      </svg>
      {sealed ? (
        <span className="paper-seal" aria-hidden="true">
          <Seal />
        </span>
      ) : null}
    </span>
  );
}
