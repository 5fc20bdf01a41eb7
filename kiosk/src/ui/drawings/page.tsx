import './page.css';

/** A whole A4 sheet, any document, laid out as the templates do: letterhead, title, text, seal over the signature, code. */
export function Page({ sealed }: { sealed: boolean }) {
  return (
    <svg className="page" viewBox="0 0 210 297" aria-hidden="true">
      <rect width="210" height="297" className="page-sheet" />
      <circle cx="31" cy="27" r="8" className="page-crest" />
      <path d="M31 23v6M26 31c2-1.6 3-1.6 5 0s3 1.6 5 0" className="page-crest" />
      <path d="M45 24h36M45 31h24M150 30h35" className="page-line" />
      <path d="M25 43h160M25 186h160M25 200h160" className="page-rule" />
      <path d="M72 74h66" className="page-title" />
      <path d="M40 104h145M25 116h160M25 128h160M25 140h104M40 154h30" className="page-line" />
      <path d="M25 193h24M65 193h28M107 193h36M159 193h26" className="page-line page-fine" />
      <path d="M31 222h44M34 233h36" className="page-line" />
      <path
        d="M145 206h14v14h-14zM171 206h14v14h-14zM145 232h14v14h-14zM165 208v5M165 219v9M171 228h5M181 226v6M172 239v7M179 239h6M184 246h1"
        className="page-code"
      />
      <path d="M150 211h4v4h-4zM176 211h4v4h-4zM150 237h4v4h-4z" className="page-dot" />
      <g className="page-seal" data-sealed={sealed ? '' : undefined}>
        <circle cx="80" cy="228" r="19" />
        <circle cx="80" cy="228" r="16" strokeWidth=".7" />
        <path d="m80 218 2.4 7.2h7.6l-6.1 4.5 2.3 7.2-6.2-4.4-6.2 4.4 2.3-7.2-6.1-4.5h7.6z" />
      </g>
    </svg>
  );
}

/** The place of a sheet of which nobody knows whether it is there. */
export function PageOutline() {
  return (
    <svg className="page" viewBox="0 0 210 297" aria-hidden="true">
      <path d="M12 0v281h186V0" className="page-outline" />
      <path d="M82 122c0-32 50-32 50 0 0 22-25 22-25 46m0 22v.1" className="page-question" />
    </svg>
  );
}
