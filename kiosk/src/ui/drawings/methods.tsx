import './ink.css';

/** A campus card coming down on the reader. */
export function CardOnReader() {
  return (
    <svg className="ink" viewBox="0 0 160 150" aria-hidden="true">
      <g transform="rotate(-9 84 42)">
        <rect x="38" y="12" width="92" height="58" rx="6" className="face-of" />
        <rect x="48" y="24" width="22" height="28" rx="2" />
        <path d="M55.5 34a3.5 3.5 0 1 1 7 0 3.5 3.5 0 0 1-7 0M51.5 48c2-7 13-7 15 0" />
        <path d="M80 28h38M80 38h28M80 48h34" className="faint" />
      </g>
      <path d="M62 92c11-8 25-8 36 0" className="lit-line pulse" />
      <path d="M52 83c17-13 39-13 56 0" className="lit-line pulse pulse-late" />
      <path d="M30 104h100l14 30H16z" className="lit" />
      <path d="M66 122h28" className="lit-line" />
      <path d="M8 134h144" />
    </svg>
  );
}

/** A resident ID, portrait side up, coming down flat on its own reader. */
export function ResidentIdOnReader() {
  return (
    <svg className="ink" viewBox="0 0 160 150" aria-hidden="true">
      <rect x="32" y="10" width="96" height="60" rx="6" className="face-of" />
      <rect x="94" y="20" width="24" height="29" rx="2" />
      <path d="M102.5 31a3.5 3.5 0 1 1 7 0 3.5 3.5 0 0 1-7 0M98.5 45c2-7 13-7 15 0" />
      <path d="M42 22h14M42 31h40M42 40h32M42 60h8" className="faint" />
      <path d="M58 60h60" />
      <path d="M70 80v8m0 0-4-4m4 4 4-4M90 80v8m0 0-4-4m4 4 4-4" className="lit-line pulse" />
      <path d="M30 98h100l14 36H16z" className="lit" />
      <path d="M47 106h66l6 18H41z" className="lit-line" />
      <path d="M8 134h144" />
    </svg>
  );
}

/** A face in the camera's guide. */
export function FaceInGuide() {
  return (
    <svg className="ink" viewBox="0 0 160 150" aria-hidden="true">
      <circle cx="80" cy="14" r="9" className="lit" />
      <circle cx="80" cy="14" r="3" className="solid" />
      <path d="M70 27 50 44M90 27l20 17" className="lit-line pulse" />
      <path d="M58 78c0-32 44-32 44 0 0 40-44 40-44 0Z" className="face-of" />
      <path d="M57 74c0-28 46-28 46 0-6-2-12-6-16-12-6 8-18 11-30 12Z" className="shade" />
      <path d="M70 82v2m20-2v2M73 96c4 4 10 4 14 0" />
      <path d="M36 60V48h14m74 12V48h-14M36 118v14h14m74-14v14h-14" className="lit-line" />
      <path d="M52 132c3-14 12-19 20-20l8 6 8-6c8 1 17 6 20 20" />
    </svg>
  );
}

/** Digits on the screen's own keypad. */
export function KeypadDrawing() {
  const columns = [38, 66, 94];
  const rows = [50, 76, 102];
  return (
    <svg className="ink" viewBox="0 0 160 150" aria-hidden="true">
      <rect x="28" y="14" width="104" height="24" rx="4" className="face-of" />
      <path d="M42 26h.1M56 26h.1M70 26h.1M84 26h.1" strokeWidth="7" />
      <path d="M100 20v12" className="lit-line pulse" />
      {rows.map((y) =>
        columns.map((x) => (
          <rect
            key={`${x}-${y}`}
            x={x}
            y={y}
            width="24"
            height="21"
            rx="4"
            className={x === 66 && y === 76 ? 'lit' : 'face-of'}
          />
        )),
      )}
      <path
        d="M77 92c0-6 9-6 9 0v18c6 0 25 3 25 14 0 10-3 14-5 24H82c-2-8-12-17-16-25-3-6 4-10 8-6l3 4Z"
        className="face-of"
      />
    </svg>
  );
}
