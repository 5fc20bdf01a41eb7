/** Dark modules of the drawn code, by row; enough to read as a QR code, too few to be one. */
const modules = ['1110111', '1010101', '1110111', '0001010', '1110110', '1010011', '1110101'];
const MODULE = 5;
const CODE = { x: 101, y: 31 };

/** A phone held over the upper right corner of a certificate: the place of the code. */
export function ScanDrawing() {
  return (
    <svg className="drawing" viewBox="0 0 200 200" aria-hidden="true">
      <g fill="none" stroke="var(--ink)" strokeWidth="1.5" strokeLinecap="round">
        <path d="M20 14h128v178H20z" fill="var(--sheet)" />
        <circle cx="41" cy="37" r="8" stroke="var(--teal)" />
        <path d="M36 37c3-2 4-2 5 0s3 2 5 0" stroke="var(--teal)" />
        <path d="M55 34h26M55 41h18" stroke="var(--ink-soft)" />
        <path d="M58 96h52" strokeWidth="4" />
        <path d="M36 116h96M36 126h96M36 136h96M36 146h58" stroke="var(--line)" strokeWidth="3" />
        <circle cx="116" cy="168" r="14" stroke="var(--vermilion)" strokeWidth="2" />
        <path
          d="m116 160 2.1 5.2 5.6.4-4.3 3.6 1.4 5.4-4.800-3-4.800 3 1.4-5.4-4.3-3.6 5.6-.4z"
          fill="var(--vermilion)"
          stroke="none"
        />
      </g>
      <rect
        x="84"
        y="4"
        width="70"
        height="132"
        rx="11"
        fill="var(--sheet)"
        stroke="var(--teal)"
        strokeWidth="3"
      />
      <rect x="89" y="13" width="60" height="106" rx="4" fill="var(--teal-wash)" />
      <path d="M112 127h14" stroke="var(--teal)" strokeWidth="2.5" strokeLinecap="round" />
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
        d="M95 36v-11h11M132 25h11v11M143 61v11h-11M106 72H95V61"
        fill="none"
        stroke="var(--teal)"
        strokeWidth="2.5"
      />
      <g fill="none" stroke="var(--teal)" strokeWidth="2.5" strokeLinecap="round">
        <circle cx="119" cy="96" r="11" />
        <path d="m113.5 96.5 4 4 7-8" />
      </g>
    </svg>
  );
}
