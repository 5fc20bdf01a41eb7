import { useId, useState, type DragEvent, type SubmitEvent } from 'react';
import { useLanguage } from '../shared/language.tsx';
import { texts } from './texts.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const CODE_LENGTH = 16;

/** Letters and digits of a typed code, whatever was put between them. */
function codeCharacters(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** Serial and code, typed from the paper. */
export function TypedForm({ onSubmit }: { onSubmit: (serial: string, code: string) => void }) {
  const { say } = useLanguage();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const ids = { serial: useId(), code: useId(), hint: useId() };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const serial = new FormData(event.currentTarget).get('serial');
    const complete = /^[2-9A-HJ-NP-Z]+$/.test(code) && code.length === CODE_LENGTH;
    setWrong(!complete);
    if (complete && typeof serial === 'string') onSubmit(serial.trim().toUpperCase(), code);
  }

  return (
    <form className="way typed" onSubmit={submit}>
      <h3>{say(texts.typeHeading)}</h3>
      <div className="field">
        <label htmlFor={ids.serial}>{say(texts.serial)}</label>
        <input
          id={ids.serial}
          name="serial"
          className="input mono"
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="LJU-D01-2026-K01-000123"
        />
      </div>
      <div className="field">
        <label htmlFor={ids.code}>{say(texts.code)}</label>
        <input
          id={ids.code}
          className="input mono"
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          aria-describedby={ids.hint}
          aria-invalid={wrong}
          value={code.replace(/(.{4})(?=.)/g, '$1-')}
          onChange={(event) => {
            setWrong(false);
            setCode(codeCharacters(event.target.value).slice(0, CODE_LENGTH));
          }}
        />
        <p id={ids.hint} className={wrong ? 'hint wrong' : 'hint soft'} aria-live="polite">
          {say(wrong ? texts.badCode : texts.codeHint)}
        </p>
      </div>
      <button type="submit" className="button primary">
        {say(texts.check)}
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
