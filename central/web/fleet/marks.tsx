import type { Urgency } from './concern.ts';

const shapes: Record<Urgency, React.ReactNode> = {
  go: <path d="M8 1.5 15 8l-7 6.5L1 8Z" fill="var(--vermilion)" />,
  look: <path d="M8 2 15 14H1Z" fill="var(--amber)" />,
  fine: (
    <>
      <circle cx="8" cy="8" r="6.25" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
      <path d="m5 8.2 2.1 2.1L11 6.2" fill="none" stroke="var(--ink)" strokeWidth="1.5" />
    </>
  ),
  absent: (
    <circle
      cx="8"
      cy="8"
      r="6.25"
      fill="none"
      stroke="var(--ink-soft)"
      strokeWidth="1.5"
      strokeDasharray="2.4 2.5"
    />
  ),
};

/** A shape for each urgency, so that colour is never alone. */
export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[urgency]}
    </svg>
  );
}

const WIDTH = 96;
const HEIGHT = 22;

/** Papers issued in each of the last 24 hours; one bar an hour, the present at the right. */
export function Sparkline({ hours, label }: { hours: readonly number[]; label: string }) {
  const most = Math.max(1, ...hours);
  const step = WIDTH / hours.length;
  const bars = hours.map((count, hour) => {
    const height = count === 0 ? 1 : 2 + (count / most) * (HEIGHT - 2);
    return { hour, x: hour * step + 0.5, y: HEIGHT - height, height, count };
  });
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {bars.map(({ hour, x, y, height, count }) => (
        <rect
          key={hour}
          x={x}
          y={y}
          width={step - 1}
          height={height}
          fill={count === 0 ? 'var(--line)' : 'var(--teal)'}
        />
      ))}
    </svg>
  );
}
