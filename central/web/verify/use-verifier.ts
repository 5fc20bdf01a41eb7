import type { DocumentKind } from '@hallway/certificates/verify';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ShareKey, SharedPaper } from '../contract/verify.ts';
import { RequestError, send } from '../shared/http.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { askRegister, type Live } from './live-status.ts';
import { isInstalled, keepForOffline } from './offline/keep.ts';
import { checkCode, checkPdf, kindOf, type Checked } from './paper-check.ts';

export type State =
  | { name: 'asking' }
  | { name: 'busy' }
  /** A scanned code or a dropped file, checked here. */
  | { name: 'paper'; checked: Checked; live: Live }
  /** A typed serial and code, answered by the register alone. */
  | { name: 'register'; live: Live; secret: string; kind: DocumentKind | null }
  /** What a holder lets others see. */
  | { name: 'shared'; paper: SharedPaper; kind: DocumentKind | null }
  /** The question was not answered, for a reason the text tells. */
  | { name: 'refused'; text: Bilingual };

export interface Verifier {
  state: State;
  checkFile: (file: Blob) => void;
  checkScan: (text: string) => void;
  lookUp: (serial: string, code: string) => void;
  openShare: (code: string, pin: string) => void;
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
      show({ name: 'refused', text: error.text });
    }
  }, []);

  const checkPaper = useCallback(
    (check: () => Promise<Checked>) =>
      answer(async (show) => {
        const checked = await check();
        const { claims } = checked.verdict;
        show({ name: 'paper', checked, live: { kind: 'asking' } });
        if (!claims) return;
        show({ name: 'paper', checked, live: await askRegister(claims.serial, claims.digest) });
        // Who checks one paper will check another, perhaps where there is no network. A convenience: may fail.
        void keepForOffline().catch(() => undefined);
      }),
    [answer],
  );

  useEffect(() => {
    const keep = () => void keepForOffline().catch(() => undefined);
    if (isInstalled()) keep();
    addEventListener('appinstalled', keep);
    return () => removeEventListener('appinstalled', keep);
  }, []);

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
    checkScan: (text) => void checkPaper(() => checkCode(text)),
    lookUp: (serial, code) =>
      void answer(async (show) => {
        const live = await askRegister(serial, code);
        const says = live.kind === 'known' ? live.status.says : null;
        const kind = says === null ? null : await kindOf(says);
        show({ name: 'register', live, secret: code, kind });
      }),
    openShare: (code, pin) =>
      void answer(async (show) => {
        const key: ShareKey = { code, pin };
        const paper = await send<SharedPaper>('/api/verify/share', key);
        show({ name: 'shared', paper, kind: await kindOf(paper.template) });
      }),
    startOver: () => setState({ name: 'asking' }),
  };
}
