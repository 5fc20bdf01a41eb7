import type { Verdict } from '@hallway/certificates/verify';
import { useCallback, useEffect, useRef, useState } from 'react';
import { RequestError } from '../shared/http.ts';
import { askRegister, type Live } from './live-status.ts';
import { keepForOffline } from './offline/keep.ts';
import { checkCode, checkPdf } from './paper-check.ts';

export type State =
  | { name: 'asking' }
  | { name: 'busy' }
  /** A scanned code or a dropped file, checked here. */
  | { name: 'paper'; verdict: Verdict; live: Live }
  /** A typed serial and code, answered by the register alone. */
  | { name: 'register'; live: Live };

export interface Verifier {
  state: State;
  checkFile: (file: Blob) => void;
  lookUp: (serial: string, code: string) => void;
  startOver: () => void;
}

/**
 * The part of the address after `#`, which a scanned code put there. It holds a name, so it is taken out of the
 * address bar and the history at once.
 */
function takeScanned(): string | null {
  const { hash } = location;
  if (hash.length < 2) return null;
  history.replaceState(null, '', '/verify');
  return hash.slice(1);
}

const scannedFirst = takeScanned();
const first: State = { name: scannedFirst === null ? 'asking' : 'busy' };

/** What the page is doing: waiting for a question, checking, or showing an answer. Only the latest question answers. */
export function useVerifier(): Verifier {
  const [state, setState] = useState<State>(first);
  const turn = useRef(0);

  const answer = useCallback(async (work: (show: (state: State) => void) => Promise<void>) => {
    turn.current += 1;
    const mine = turn.current;
    const show = (next: State) => {
      if (mine === turn.current) setState(next);
    };
    show({ name: 'busy' });
    try {
      await work(show);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      show({ name: 'register', live: { kind: 'unreachable', text: error.text } });
    }
  }, []);

  const checkPaper = useCallback(
    (check: () => Promise<Verdict>) =>
      answer(async (show) => {
        const verdict = await check();
        const { claims } = verdict;
        show({ name: 'paper', verdict, live: { kind: 'asking' } });
        if (!claims) return;
        show({ name: 'paper', verdict, live: await askRegister(claims.serial, claims.digest) });
        // Who checks one paper will check another, perhaps where there is no network. A convenience: may fail.
        void keepForOffline().catch(() => undefined);
      }),
    [answer],
  );

  useEffect(() => {
    if (scannedFirst !== null) void checkPaper(() => checkCode(scannedFirst));
    const onHash = () => {
      const text = takeScanned();
      if (text !== null) void checkPaper(() => checkCode(text));
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [checkPaper]);

  return {
    state,
    checkFile: (file) => void checkPaper(() => checkPdf(file)),
    lookUp: (serial, code) =>
      void answer(async (show) =>
        show({ name: 'register', live: await askRegister(serial, code) }),
      ),
    startOver: () => setState({ name: 'asking' }),
  };
}
