/** Dark modules of the drawn code, by row; enough to read as a QR code, too few to be one. */
const modules = ['1110111', '1010101', '1110111', '0001010', '1110110', '1010011', '1110101'];
const MODULE = 5;
const CODE = { x: 125, y: 117 };

/** A phone held over the lower right corner of a certificate: the place of the code. */
export function ScanDrawing() {
  return (
    <svg className="drawing" viewBox="0 0 184 222" aria-hidden="true">
      <g fill="none" stroke="var(--ink)" strokeWidth="1.5" strokeLinecap="round">
        <path d="M8 6h134v186H8z" fill="var(--sheet)" />
        <circle cx="29" cy="27" r="8" stroke="var(--teal)" />
        <path d="M24 27c3-2 4-2 5 0s3 2 5 0" stroke="var(--teal)" />
        <path d="M43 24h30M43 31h20" stroke="var(--ink-soft)" />
        <path d="M20 43h110" stroke="var(--teal)" strokeWidth="1" />
        <path d="M52 62h46" strokeWidth="4" />
        <g stroke="var(--teal-wash)" strokeWidth="2">
          <circle cx="75" cy="104" r="12" />
          <circle cx="75" cy="104" r="20" />
          <circle cx="75" cy="104" r="28" />
        </g>
        <path d="M30 84h90M22 94h98M22 104h98M22 114h60" stroke="var(--line)" strokeWidth="3" />
        <circle cx="48" cy="156" r="17" stroke="var(--vermilion)" strokeWidth="2" />
        <path
          d="m48 146.5 2.5 6.2 6.7.5-5.2 4.3 1.7 6.5-5.7-3.6-5.7 3.6 1.7-6.5-5.2-4.3 6.7-.5z"
          fill="var(--vermilion)"
          stroke="none"
        />
      </g>
      <rect
        x="107"
        y="88"
        width="72"
        height="130"
        rx="11"
        fill="var(--sheet)"
        stroke="var(--teal)"
        strokeWidth="3"
      />
      <rect x="112" y="97" width="62" height="104" rx="4" fill="var(--teal-wash)" />
      <path d="M136 209.5h14" stroke="var(--teal)" strokeWidth="2.5" strokeLinecap="round" />
      <g fill="var(--ink)">
        {modules.flatMap((row, y) =>
          Array.from(row, (module, x) =>
            module === '1' ? (
              <rect
                key={`${x} ${y}`}
                x={CODE.x + x * MODULE}
                y={CODE.y + y * MODULE}
                width={MODULE}
                height={MODULE}
              />
            ) : null,
          ),
        )}
      </g>
      <path
        d="M119 122v-11h11M156 111h11v11M167 147v11h-11M130 158h-11v-11"
        fill="none"
        stroke="var(--teal)"
        strokeWidth="2.5"
      />
      <g fill="none" stroke="var(--teal)" strokeWidth="2.5" strokeLinecap="round">
        <circle cx="143" cy="181" r="11" />
        <path d="m137.5 181.5 4 4 7-8" />
      </g>
    </svg>
  );
}
