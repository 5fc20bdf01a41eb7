import type { SlipLine } from '@hallway/certificates/engine';

interface Props {
  lines: readonly SlipLine[];
  label: string;
  stale: boolean;
}

/** A slip as the roll shows it: the lines the engine makes, in the cells of a thermal printer (48 across 80 mm). */
export function Slip({ lines, label, stale }: Props) {
  return (
    <div className={stale ? 'slip stale' : 'slip'} role="img" aria-label={label}>
      {lines.map((line, index) => (
        // A line is its place on the slip.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={index} line={line} />
      ))}
    </div>
  );
}

function Line({ line }: { line: SlipLine }) {
  switch (line.type) {
    case 'text':
      return (
        <p className={`${line.align} size-${line.size}${line.bold ? ' bold' : ''}`}>{line.text}</p>
      );
    case 'pair':
      return (
        <p className="pair-line">
          <span>{line.left}</span>
          <span>{line.right}</span>
        </p>
      );
    case 'rule':
      return <hr />;
    case 'feed':
      return <p>{'\n'.repeat(line.lines)}</p>;
    case 'qr':
      return <p className="code-here">QR</p>;
  }
}
