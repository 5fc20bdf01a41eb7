import './ink.css';

/** A sealed paper coming out of the machine's slot. */
export function PaperFromSlot() {
  return (
    <svg className="ink" viewBox="0 0 160 150" aria-hidden="true">
      <path d="M14 12h132v26H14z" className="shade" />
      <path d="M34 26h92" strokeWidth="7" />
      <path d="M44 28h72v108H44z" className="face-of" />
      <path d="M62 46h36" strokeWidth="4" />
      <path d="M54 62h52M54 73h52M54 84h52M54 95h30" className="faint" />
      <circle cx="98" cy="113" r="13" className="seal" />
      <path d="m98 106 1.7 4.7h5l-4 3 1.5 4.8-4.2-2.9-4.2 2.9 1.5-4.8-4-3h5z" className="seal" />
      <path d="M24 92v34m-8-8 8 8 8-8M136 92v34m-8-8 8 8 8-8" className="lit-line pulse" />
    </svg>
  );
}
