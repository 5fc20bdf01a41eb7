import { useLanguage } from '../shared/language.tsx';
import { Masthead } from '../shared/masthead.tsx';
import { CameraScan } from './camera.tsx';
import { LiveResult, PaperResult, Refused } from './result.tsx';
import { ScanDrawing } from './scan-drawing.tsx';
import { SharedResult } from './shared-paper.tsx';
import { texts, title } from './texts.ts';
import { useVerifier, type Verifier } from './use-verifier.ts';
import { FileDrop, ShareForm, TypedForm } from './ways.tsx';

/** The verifier: for a scanned code the answer at once, else three ways to ask. */
export function VerifyPage() {
  const { say } = useLanguage();
  const verifier = useVerifier();
  const { state } = verifier;
  return (
    <>
      <Masthead title={title} />
      <main className="verify">
        {state.name === 'asking' && <Ways verifier={verifier} />}
        {state.name === 'busy' && (
          <p className="busy" role="status">
            {say(texts.checking)}
          </p>
        )}
        {state.name === 'paper' && <PaperResult checked={state.checked} live={state.live} />}
        {state.name === 'register' && (
          <LiveResult live={state.live} secret={state.secret} kind={state.kind} />
        )}
        {state.name === 'shared' && <SharedResult paper={state.paper} kind={state.kind} />}
        {state.name === 'refused' && <Refused text={state.text} />}
        {state.name !== 'asking' && state.name !== 'busy' && (
          <button type="button" className="button another" onClick={verifier.startOver}>
            {say(texts.another)}
          </button>
        )}
      </main>
    </>
  );
}

function Ways({ verifier }: { verifier: Verifier }) {
  const { say } = useLanguage();
  return (
    <>
      <header className="intro">
        <div>
          <h2>{say(texts.heading)}</h2>
          <p className="first">{say(texts.intro)}</p>
          <h3>{say(texts.scanHeading)}</h3>
          <p className="soft">{say(texts.scanText)}</p>
        </div>
        <ScanDrawing />
      </header>
      <div className="ways">
        <div className="stack">
          <CameraScan onCode={verifier.checkScan} />
          <TypedForm onSubmit={verifier.lookUp} />
        </div>
        <div className="stack">
          <FileDrop onFile={verifier.checkFile} />
          <ShareForm onSubmit={verifier.openShare} />
        </div>
      </div>
      <p className="mine">
        <a href="/me">{say(texts.mine)}</a>
      </p>
    </>
  );
}
