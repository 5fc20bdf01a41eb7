import { useEffect, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useKiosk } from '../kiosk.ts';
import { playTone } from '../sound/tones.ts';
import { Button } from './button.tsx';
import './time-warning.css';

/** The whole ring is thirty seconds; a longer warning begins with it full. */
const RING_S = 30;
const LAST_CALL_S = 10;
const RADIUS = 88;
const ROUND = 2 * Math.PI * RADIUS;

function useSecondsUntil(endsAt: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((endsAt - now) / 1000));
}

/** Full screen, before the session is forgotten: any touch anywhere keeps it. Core does the ending, not this clock. */
export function TimeWarning({ endsAt }: { endsAt: number }) {
  const { t, send } = useKiosk();
  const left = useSecondsUntil(endsAt);
  const lastCall = left <= LAST_CALL_S;
  useEffect(() => playTone('attention'), []);
  useEffect(() => {
    if (lastCall) playTone('attention');
  }, [lastCall]);

  return (
    <ModalOverlay className="warning" isOpen isKeyboardDismissDisabled>
      <Modal>
        <Dialog className="warning-sheet" role="alertdialog">
          <Heading slot="title" className="serif" level={1}>
            {t('warning.title')}
          </Heading>
          <svg className="warning-ring" viewBox="0 0 200 200" aria-hidden="true">
            <circle cx="100" cy="100" r={RADIUS} className="warning-ring-whole" />
            <circle
              cx="100"
              cy="100"
              r={RADIUS}
              className="warning-ring-left"
              strokeDasharray={ROUND}
              strokeDashoffset={ROUND * (1 - Math.min(1, left / RING_S))}
            />
            <text x="100" y="100" className="warning-count serif">
              {left}
            </text>
          </svg>
          <p className="warning-lead">{t('warning.lead', { count: left })}</p>
          <Button kind="primary" onPress={() => send('session.touch')}>
            {t('warning.stay')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
