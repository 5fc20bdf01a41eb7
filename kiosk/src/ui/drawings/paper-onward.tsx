import './ink.css';

/** A sheet that stuck in one machine comes out of the next one. */
export function PaperOnward() {
  return (
    <svg className="ink" viewBox="0 0 220 150" aria-hidden="true">
      <path d="M10 16h74v24H10z" className="shade" />
      <path d="M22 28h50" strokeWidth="6" />
      <path d="M28 30h38l-5 12 6 11-8 9H28z" className="face-of" />
      <path d="M35 46h20" className="faint" />
      <path d="M94 84h28m-10-10 10 10-10 10" className="lit-line pulse" />
      <path d="M130 16h80v24h-80z" className="shade" />
      <path d="M143 28h54" strokeWidth="6" />
      <path d="M146 30h48v98h-48z" className="face-of" />
      <path d="M158 46h24" strokeWidth="4" />
      <path d="M153 60h34M153 70h34M153 80h34M153 90h18" className="faint" />
      <circle cx="180" cy="110" r="10" className="seal" />
      <path
        d="m180 104.6 1.3 3.6h3.9l-3.1 2.3 1.2 3.7-3.3-2.2-3.3 2.2 1.2-3.7-3.1-2.3h3.9z"
        className="seal"
      />
    </svg>
  );
}
