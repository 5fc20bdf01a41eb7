import { useEffect, useState } from 'react';
import type { SealView } from '../contract/seal.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { request, RequestError } from '../shared/http.ts';
import { signInFirst } from '../shared/staff.tsx';

export interface LiveSeal {
  /** Null until the first picture has come. */
  view: SealView | null;
  connected: boolean;
  refused: Bilingual | null;
}

/** The seal as it is, kept up to date by central's event stream; the browser reconnects by itself. */
export function useLiveSeal(signedIn: boolean): LiveSeal {
  const [live, setLive] = useState<LiveSeal>({ view: null, connected: false, refused: null });
  useEffect(() => {
    if (!signedIn) return undefined;
    const stream = new EventSource('/api/seal/live');
    stream.addEventListener('seal', (event: MessageEvent<string>) => {
      setLive({ view: JSON.parse(event.data) as SealView, connected: true, refused: null });
    });
    stream.addEventListener('error', () => {
      setLive((before) => ({ ...before, connected: false }));
      // A stream that will not try again was refused; the plain request says why.
      if (stream.readyState !== EventSource.CLOSED) return;
      request('/api/seal').catch((error: unknown) => {
        if (!(error instanceof RequestError)) return;
        if (error.code === 'SIGN_IN_NEEDED') signInFirst();
        else setLive((before) => ({ ...before, refused: error.text }));
      });
    });
    return () => stream.close();
  }, [signedIn]);
  return live;
}
