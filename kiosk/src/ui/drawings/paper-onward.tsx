import './ink.css';

/** A sheet that stuck in one machine comes out of the next one. */
export function PaperOnward() {
  return (
    <svg className="ink" viewBox="0 0 168 150" aria-hidden="true">
      <path d="M4 12h62v24H4z" className="shade" />
      <path d="M15 24h40" strokeWidth="6" />
      <path d="M20 26h30l-5 11 6 10-8 9H20z" className="face-of" />
      <path d="M27 40h13" className="faint" />
      <path d="M38 98h34m-11-11 11 11-11 11" className="lit-line pulse" />
      <path d="M84 12h80v24H84z" className="shade" />
      <path d="M97 24h54" strokeWidth="6" />
      <path d="M99 26h50v110H99z" className="face-of" />
      <path d="M112 42h24" strokeWidth="4" />
      <path d="M107 57h34M107 68h34M107 79h34M107 90h18" className="faint" />
      <circle cx="134" cy="115" r="11" className="seal" />
      <path
        d="m134 109 1.4 4h4.3l-3.4 2.5 1.3 4.1-3.6-2.5-3.6 2.5 1.3-4.1-3.4-2.5h4.3z"
        className="seal"
      />
    </svg>
  );
}
