import { useEffect, useState } from 'react';
import type { FleetKiosk, FleetView } from '../contract/fleet.ts';
import { request, RequestError } from '../shared/http.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { signInFirst } from '../shared/staff.tsx';

export interface LiveFleet {
  kiosks: FleetKiosk[];
  /** Null until the first picture has come. */
  asOf: string | null;
  connected: boolean;
  refused: Bilingual | null;
}

const nothingYet: LiveFleet = { kiosks: [], asOf: null, connected: false, refused: null };

function withKiosk(fleet: LiveFleet, kiosk: FleetKiosk): LiveFleet {
  const kiosks = fleet.kiosks.map((one) => (one.kioskId === kiosk.kioskId ? kiosk : one));
  return { ...fleet, kiosks, asOf: new Date().toISOString() };
}

/** The fleet, kept up to date by central's event stream; the browser reconnects by itself and gets the whole picture again. */
export function useLiveFleet(signedIn: boolean): LiveFleet {
  const [fleet, setFleet] = useState(nothingYet);
  useEffect(() => {
    if (!signedIn) return undefined;
    const stream = new EventSource('/api/fleet/live');
    const data = (event: MessageEvent<string>): unknown => JSON.parse(event.data);
    stream.addEventListener('fleet', (event) => {
      const view = data(event) as FleetView;
      setFleet({ kiosks: view.kiosks, asOf: view.asOf, connected: true, refused: null });
    });
    stream.addEventListener('kiosk', (event) => {
      const kiosk = data(event) as FleetKiosk;
      setFleet((before) => withKiosk(before, kiosk));
    });
    stream.addEventListener('error', () => {
      setFleet((before) => ({ ...before, connected: false }));
      // A stream that will not try again was refused; the plain request says why.
      if (stream.readyState !== EventSource.CLOSED) return;
      request('/api/fleet').catch((error: unknown) => {
        if (!(error instanceof RequestError)) return;
        if (error.code === 'SIGN_IN_NEEDED') signInFirst();
        else setFleet((before) => ({ ...before, refused: error.text }));
      });
    });
    return () => stream.close();
  }, [signedIn]);
  return fleet;
}
