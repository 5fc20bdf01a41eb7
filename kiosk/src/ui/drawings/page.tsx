import './page.css';

/** A whole A4 sheet, any document: letterhead, title, text, code at the left, seal over the signature line. */
export function Page({ sealed }: { sealed: boolean }) {
  return (
    <svg className="page" viewBox="0 0 210 297" aria-hidden="true">
      <rect width="210" height="297" className="page-sheet" />
      <circle cx="31" cy="26" r="6" className="page-crest" />
      <path d="M42 24h34M42 29h20" className="page-line" />
      <path d="M25 38h160" className="page-rule" />
      <path d="M72 64h66" className="page-title" />
      <path
        d="M37 92h148M25 104h160M25 116h160M25 128h96M37 146h148M25 158h160M25 170h62M37 188h58"
        className="page-line"
      />
      <path d="M126 226h59M136 238h49" className="page-line" />
      <path
        d="M25 222h14v14H25zM45 222h14v14H45zM25 242h14v14H25zM46 243h5v5M56 243v5M46 255h5M56 253v3M29 226h6v6h-6zM49 226h6v6h-6zM29 246h6v6h-6z"
        className="page-code"
      />
      <g className="page-seal" data-sealed={sealed ? '' : undefined}>
        <circle cx="158" cy="230" r="19" />
        <circle cx="158" cy="230" r="16" strokeWidth=".7" />
        <path d="m158 220 2.4 7.2h7.6l-6.1 4.5 2.3 7.2-6.2-4.4-6.2 4.4 2.3-7.2-6.1-4.5h7.6z" />
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
