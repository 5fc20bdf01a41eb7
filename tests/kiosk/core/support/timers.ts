import { SimulatedClock } from 'xstate';
import { startSession, type Session } from '../../../../kiosk/src/core/session/index.ts';
import type { EventName, Events, KioskView } from '../../../../kiosk/src/bridge/index.ts';
import { noon } from './people.ts';
import { stage, type Stage } from './services.ts';

/** A session whose time passes only when told. */
export interface TimedSession extends Stage {
  session: Session;
  /** Lets time pass, and everything that was waiting for it happen. */
  pass: (seconds: number) => void;
  view: () => KioskView;
  tones: Events['tone'][];
  views: KioskView[];
}

export function timedSession(): TimedSession {
  const timers = new SimulatedClock();
  const now = () => noon.getTime() + timers.now();
  const all = stage(now);
  const tones: Events['tone'][] = [];
  const views: KioskView[] = [];
  const session = startSession({
    services: all.services,
    timers,
    status: () => ({
      kioskId: 'K01',
      university: { zh: '澜江大学', en: 'Lanjiang University' },
      panelWidthMm: 336,
      config: null,
      offlineSince: null,
      assessment: all.answers.assessment,
      resumable: () => all.answers.claim,
      maintenance: () => ({ devices: [], outbox: 0, version: '0.1.0' }),
      slip: () => all.answers.slip,
      stampInDoubt: () => all.answers.stampInDoubt,
      now: now(),
    }),
  });
  session.subscribe(<E extends EventName>(event: E, value: Events[E]) => {
    if (typeof value === 'string') tones.push(value);
    else views.push(value);
    if (event !== 'view' && event !== 'tone') throw new Error('an event nobody knows');
  });
  return {
    ...all,
    session,
    tones,
    views,
    view: () => session.view(),
    pass: (seconds) => {
      for (let second = 0; second < seconds; second += 1) timers.increment(1000);
    },
  };
}

/** Lets every promise that is already settled be heard. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
