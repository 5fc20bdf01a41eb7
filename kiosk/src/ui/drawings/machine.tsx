import './ink.css';

interface Props {
  /** The part to look at or touch; none when the machine rests. */
  lit?: 'camera' | 'reader' | 'slot';
}

/** This very machine from the front: camera above, screen, reader at the right below, slot in the middle. */
export function Machine({ lit }: Props) {
  const part = (name: Props['lit']): string => (lit === name ? 'lit' : 'face-of');
  return (
    <svg className="ink" viewBox="0 0 220 330" aria-hidden="true">
      <path d="M20 322h180" className="faint" strokeWidth="4" />
      <path d="M52 18a10 10 0 0 1 10-10h96a10 10 0 0 1 10 10v286H52z" className="face-of" />
      <path d="M44 304h132l8 18H36z" className="shade" />
      <circle cx="110" cy="22" r="6" className={part('camera')} />
      <rect x="62" y="36" width="96" height="158" rx="3" className="shade" />
      <path
        d="M62 132c16-9 32-9 48 0s32 9 48 0M62 148c16-8 32-8 48 0s32 8 48 0"
        className="faint"
      />
      <path d="M62 210h96" className="faint" />
      <rect x="70" y="222" width="58" height="9" rx="4" className={part('slot')} />
      <rect x="136" y="216" width="22" height="30" rx="3" className={part('reader')} />
      <path d="M142 228c3-3 7-3 10 0M144.5 233c2-2 3.5-2 5 0" />
    </svg>
  );
}
