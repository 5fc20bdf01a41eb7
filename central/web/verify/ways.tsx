import { useId, useState, type DragEvent, type SubmitEvent } from 'react';
import { CodeField, isComplete } from '../shared/code-field.tsx';
import { useLanguage } from '../shared/language.tsx';
import { SerialField } from '../shared/serial-field.tsx';
import { texts } from './texts.ts';

const MAX_BYTES = 20 * 1024 * 1024;

/** Serial and code, typed from the paper. */
export function TypedForm({ onSubmit }: { onSubmit: (serial: string, code: string) => void }) {
  const { say } = useLanguage();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const serial = new FormData(event.currentTarget).get('serial');
    const complete = isComplete(code);
    setWrong(!complete);
    if (complete && typeof serial === 'string') onSubmit(serial.trim().toUpperCase(), code);
  }

  return (
    <form className="way typed" onSubmit={submit}>
      <h3>{say(texts.typeHeading)}</h3>
      <SerialField label={texts.serial} />
      <CodeField
        label={texts.code}
        hint={texts.codeHint}
        wrong={wrong ? texts.badCode : null}
        code={code}
        onChange={(next) => {
          setWrong(false);
          setCode(next);
        }}
      />
      <button type="submit" className="button primary">
        {say(texts.check)}
      </button>
    </form>
  );
}

/** A code and a PIN that a holder gave to see what a paper says. */
export function ShareForm({ onSubmit }: { onSubmit: (code: string, pin: string) => void }) {
  const { say } = useLanguage();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const pinId = useId();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const pin = new FormData(event.currentTarget).get('pin');
    const complete = isComplete(code);
    setWrong(!complete);
    if (complete && typeof pin === 'string') onSubmit(code, pin.trim());
  }

  return (
    <form className="way typed" onSubmit={submit}>
      <h3>{say(texts.shareHeading)}</h3>
      <p className="soft">{say(texts.shareText)}</p>
      <CodeField
        label={texts.shareCode}
        hint={texts.codeHint}
        wrong={wrong ? texts.badCode : null}
        code={code}
        onChange={(next) => {
          setWrong(false);
          setCode(next);
        }}
      />
      <div className="field">
        <label htmlFor={pinId}>{say(texts.pin)}</label>
        <input
          id={pinId}
          name="pin"
          className="input mono pin"
          required
          inputMode="numeric"
          autoComplete="off"
          pattern="\d{6}"
          maxLength={6}
          placeholder="000000"
        />
      </div>
      <button type="submit" className="button">
        {say(texts.openShare)}
      </button>
    </form>
  );
}

/** A PDF, dropped or chosen; it does not leave the device. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { say } = useLanguage();
  const [over, setOver] = useState(false);
  const [tooBig, setTooBig] = useState(false);
  const input = useId();

  function take(file: File | undefined) {
    if (!file) return;
    setTooBig(file.size > MAX_BYTES);
    if (file.size <= MAX_BYTES) onFile(file);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <section
      className={over ? 'way drop over' : 'way drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h3>{say(texts.dropHeading)}</h3>
      <p className="soft">{say(texts.dropText)}</p>
      <label className="button" htmlFor={input}>
        {say(texts.choose)}
      </label>
      <input
        id={input}
        className="out-of-sight"
        type="file"
        accept="application/pdf,.pdf"
        onChange={(event) => take(event.target.files?.[0])}
      />
      <p role="alert">{tooBig && say(texts.tooBig)}</p>
    </section>
  );
}
