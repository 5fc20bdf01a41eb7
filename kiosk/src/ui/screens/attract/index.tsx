import { useEffect, useState } from 'react';
import type { MouseEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { BottomBar } from '../../components/bottom-bar.tsx';
import { Notice } from '../../components/notice.tsx';
import { Crest } from '../../drawings/crest.tsx';
import { Icon } from '../../drawings/icons.tsx';
import { clockTime, wallDay } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import { River } from './river.tsx';
import './attract.css';

/** The hall sleeps from nine in the evening to half past six. */
const NIGHT_FROM = 21 * 60;
const NIGHT_TO = 6 * 60 + 30;

function isNight(now: Date): boolean {
  const minute = now.getHours() * 60 + now.getMinutes();
  return minute >= NIGHT_FROM || minute < NIGHT_TO;
}

/** Nobody should wait for the engine that recognises faces: it starts while nobody is here. */
async function warmFace(): Promise<void> {
  await (await import('../../face/index.tsx')).warmFace();
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** What one sees from across the hall: its name, the time, what can be done here, what cannot. Touch anywhere begins. */
export function AttractScreen({ screen }: ScreenProps<'attract'>) {
  const { view, t, pick, send, locale } = useKiosk();
  const now = useNow();
  useEffect(() => {
    warmFace().catch(() => undefined);
  }, []);
  const { kiosk } = view;
  const begin = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button, nav') === null) {
      send('session.begin');
    }
  };
  const offers = [
    ...screen.services.map(({ service, available }) => ({
      key: service,
      available,
      word: t(`attract.${service}`),
      hint: t(`attract.${service}Hint`),
    })),
    { key: 'entry', available: true, word: t('attract.entry'), hint: t('attract.entryHint') },
  ];

  return (
    // The button below does the same for keyboards and screen readers.
    <div className="frame attract-frame" data-night={isNight(now) ? '' : undefined} onClick={begin}>
      <main className="attract">
        <River />
        <header className="attract-head">
          <Crest />
          <span className="serif">{pick(kiosk.university)}</span>
          <span className="attract-place">{pick(kiosk.place)}</span>
        </header>
        <h1 className="attract-name serif">
          {pick(kiosk.name)
            .split(' ')
            .map((word) => (
              <span key={word}>{word} </span>
            ))}
        </h1>
        <div className="attract-clock">
          <time className="serif" dateTime={now.toISOString()}>
            {clockTime(now, locale)}
          </time>
          <span>{wallDay(now, locale)}</span>
        </div>
        <ul className="attract-offers">
          {offers.map(({ key, available, word, hint }) => (
            <li key={key} data-off={available ? undefined : ''}>
              <strong className="serif">{word}</strong>
              <span>{available ? hint : t('attract.unavailable')}</span>
            </li>
          ))}
        </ul>
        <div className="attract-foot">
          {screen.notices.slice(0, 2).map((notice) => (
            <Notice key={notice.code} message={notice} />
          ))}
          <Button
            kind="primary"
            hint={t('attract.beginOther')}
            onPress={() => send('session.begin')}
          >
            {t('attract.begin')}
          </Button>
          <p className="attract-camera">
            <Icon name="camera-off" />
            {t('attract.cameraOff')}
          </p>
        </div>
      </main>
      <BottomBar back={false} exit={false} />
    </div>
  );
}
