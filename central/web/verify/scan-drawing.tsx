/** A phone held over the upper right corner of a certificate: the place of the code. */
export function ScanDrawing() {
  return (
    <svg className="drawing" viewBox="0 0 160 150" aria-hidden="true">
      <g fill="none" stroke="var(--ink)" strokeWidth="1.5">
        <path d="M14 8h92v134H14z" fill="var(--sheet)" />
        <path d="M26 22h30M26 30h20" stroke="var(--ink-soft)" />
        <path d="M34 56h52" strokeWidth="3" />
        <path d="M26 74h68M26 83h68M26 92h68M26 101h44" stroke="var(--line)" strokeWidth="2.5" />
        <circle cx="80" cy="120" r="12" stroke="var(--vermilion)" strokeWidth="2" />
        <path
          d="m80 113 2 4.6 5 .4-3.8 3.2 1.2 4.8-4.4-2.6-4.4 2.6 1.2-4.8-3.8-3.2 5-.4z"
          stroke="var(--vermilion)"
          strokeWidth="1"
        />
      </g>
      <g>
        <path d="M76 16h22v22H76z" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1" />
        <path
          d="M78 18h6v6h-6zM90 18h6v6h-6zM78 30h6v6h-6zM86 19h2v3h-2zM86 24h3v3h-3zM90 26h3v2h-3zM79 26h4v2h-4zM86 30h2v6h-2zM90 30h3v3h-3zM94 33h2v3h-2zM94 26h2v3h-2z"
          fill="var(--ink)"
        />
      </g>
      <g fill="none" stroke="var(--teal)" strokeWidth="2">
        <rect
          x="86"
          y="6"
          width="62"
          height="112"
          rx="9"
          fill="var(--teal-wash)"
          fillOpacity="0.55"
        />
        <path d="M108 12h18" strokeLinecap="round" />
        <path d="M96 40v-8h8M130 32h8v8M138 66v8h-8M104 74h-8v-8" />
        <path d="M100 53h34" stroke="var(--teal)" strokeDasharray="3 3" />
      </g>
    </svg>
  );
}
