import { Paper } from './paper.tsx';
import './slot.css';

interface Props {
  /** Sheets out so far and sheets in all. */
  out: number;
  sheets: number;
  stage: 'above' | 'entering' | 'taken-in' | 'waiting-below';
  sealed: boolean;
  /** Something stands in the way: the slot says so by shape, not only by colour. */
  blocked?: boolean;
}

/** At most this many sheets are drawn; more would not be told apart. */
const DRAWN = 5;

/**
 * The drawn slot at the foot of the picture, above the real one. A sheet goes down into it for each sheet the printer
 * reports; the one being printed stands half way in.
 */
export function Slot({ out, sheets, stage, sealed, blocked = false }: Props) {
  const drawn = Math.min(sheets, DRAWN);
  const gone = Math.round((out / Math.max(1, sheets)) * drawn);
  return (
    <div
      className="slot"
      data-stage={stage}
      data-blocked={blocked ? '' : undefined}
      aria-hidden="true"
    >
      <div className="slot-above">
        {Array.from({ length: drawn }, (_, sheet) => {
          const place = sheet < gone ? 'out' : sheet === gone ? 'now' : 'next';
          return (
            <div
              key={sheet}
              className="slot-sheet"
              data-place={place}
              data-behind={Math.min(2, Math.max(0, sheet - gone))}
            >
              <Paper sealed={sealed} />
            </div>
          );
        }).reverse()}
      </div>
      <div className="slot-mouth" />
      <div className="slot-below">
        <div className="slot-sheet slot-sheet-below" data-many={sheets > 1 ? '' : undefined}>
          <Paper sealed />
        </div>
        <svg className="slot-arrow" viewBox="0 0 60 40">
          <path d="m6 6 24 24L54 6" />
        </svg>
      </div>
    </div>
  );
}
