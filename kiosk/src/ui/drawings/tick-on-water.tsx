import './ink.css';

/** A tick written with a brush, and the rings it leaves on the water. */
export function TickOnWater() {
  return (
    <svg className="ink" viewBox="0 0 260 220" aria-hidden="true">
      {[118, 84, 50].map((reach, ring) => (
        <ellipse
          key={reach}
          cx="130"
          cy="176"
          rx={reach}
          ry={reach * 0.24}
          className="lit-line"
          opacity={0.3 + 0.3 * ring}
        />
      ))}
      <path
        d="M78 84c12 8 30 32 42 56 5-2 8-6 9-11 22-49 57-98 108-131-4-4-8-6-12-6-44 24-79 67-106 117-9-15-19-27-28-33-6 2-11 5-13 8Z"
        transform="translate(-22 18)"
        fill="var(--ink)"
        stroke="none"
      />
    </svg>
  );
}
