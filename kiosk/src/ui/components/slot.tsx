import type { Form } from '../../bridge/index.ts';
import { Page, PageOutline } from '../drawings/page.tsx';
import { SlipOutline, SlipPage } from '../drawings/slip-page.tsx';
import './slot.css';

interface Props {
  form: Form;
  /** Sheets out so far and sheets in all. */
  out: number;
  sheets: number;
  stage: 'above' | 'entering' | 'printing';
  sealed: boolean;
  /** Something stands in the way: the slot says so by shape, not only by colour. */
  blocked: boolean;
}

/** At most this many sheets are drawn; more would not be told apart. */
const DRAWN = 5;

/**
 * The drawn slot at the foot of the picture, above the real one. A sheet goes down into it for each sheet the printer
 * reports; the one being printed stands half way in, the next ones wait behind it.
 */
export function Slot({ form, out, sheets, stage, sealed, blocked }: Props) {
  const drawn = Math.min(sheets, DRAWN);
  const gone = Math.round((out / Math.max(1, sheets)) * drawn);
  const papers = Array.from({ length: drawn }, (_, sheet) => ({
    sheet,
    place: sheet < gone ? 'out' : sheet === gone ? 'now' : 'next',
    behind: Math.min(2, Math.max(0, sheet - gone)),
  })).toReversed();
  return (
    <div
      className="slot"
      data-stage={stage}
      data-blocked={blocked ? '' : undefined}
      aria-hidden="true"
    >
      <div className="slot-above">
        {papers.map(({ sheet, place, behind }) => (
          <div key={sheet} className="slot-sheet" data-place={place} data-behind={behind}>
            {form === 'slip' ? <SlipPage /> : <Page sealed={sealed} />}
          </div>
        ))}
      </div>
      <div className="slot-mouth" />
      <SlotArrow />
    </div>
  );
}

interface Hanging {
  form: Form;
  sheets: number;
  certain: boolean;
}

/** The same slot from below: the paper hangs out of it, to be taken; or only its outline, while nobody knows. */
export function SlotBelow({ form, sheets, certain }: Hanging) {
  const isSlip = form === 'slip';
  return (
    <div className="slot slot-below" aria-hidden="true">
      <div className="slot-mouth" />
      <div className="slot-hanging" data-many={sheets > 1 ? '' : undefined}>
        {certain ? (
          isSlip ? (
            <SlipPage />
          ) : (
            <Page sealed />
          )
        ) : isSlip ? (
          <SlipOutline />
        ) : (
          <PageOutline />
        )}
      </div>
      <SlotArrow />
    </div>
  );
}

function SlotArrow() {
  return (
    <svg className="slot-arrow" viewBox="0 0 60 34">
      <path d="m6 5 24 22L54 5" />
    </svg>
  );
}
