import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { PersonMessage } from '../../bridge/index.ts';
import { useKiosk } from '../kiosk.ts';
import { BottomBar } from './bottom-bar.tsx';
import { HouseLine } from './house-line.tsx';
import { Notice } from './notice.tsx';
import { StepLine } from './step-line.tsx';
import './stage.css';

interface Props {
  title: string;
  lead?: ReactNode;
  /** What happened on this very screen, between the title and what is pressed. */
  message?: PersonMessage | null;
  /** What is looked at, never pressed: in low mode it stays in the upper half. */
  show?: ReactNode;
  /** Everything that is pressed. Without `show` it takes the whole height below the head. */
  act?: ReactNode;
  bar?: { back: boolean; exit: boolean };
  /** A screen with one thing to say gives its title more room. */
  tone?: 'task' | 'moment';
}

/**
 * The 1080 × 1920 sheet: upper quarter says where and who, the middle shows, the lower part answers, the foot is fixed.
 * A screen that appears takes the focus to its title, so that a screen reader starts there.
 */
export function Stage({
  title,
  lead,
  message = null,
  show,
  act,
  bar = { back: true, exit: true },
  tone = 'task',
}: Props) {
  const { view } = useKiosk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const layout = [show ? 'shows' : '', act ? 'acts' : ''].filter(Boolean).join(' ');
  return (
    <div className="frame">
      <main className="stage" data-layout={layout} data-tone={tone}>
        <header className="head">
          <HouseLine />
          {view.step === null ? null : <StepLine index={view.step.index} of={view.step.of} />}
          <div className="headline">
            <h1 className="serif" tabIndex={-1} ref={heading}>
              {title}
            </h1>
            {lead === undefined ? null : <p className="lead">{lead}</p>}
            {message === null ? null : <Notice message={message} />}
          </div>
        </header>
        {show ? <div className="show">{show}</div> : null}
        {act ? <div className="act">{act}</div> : null}
      </main>
      <BottomBar back={bar.back} exit={bar.exit} />
    </div>
  );
}
