import { useId, useState, type SubmitEvent } from 'react';
import type { HolderProof } from '../contract/me.ts';
import { CodeField, isComplete } from '../shared/code-field.tsx';
import { useLanguage } from '../shared/language.tsx';
import { SerialField } from '../shared/serial-field.tsx';
import { texts } from './texts.ts';

/** A paper in hand and the password of its holder. */
export function SignIn({ onSubmit }: { onSubmit: (proof: HolderProof) => void }) {
  const { say } = useLanguage();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const ids = { password: useId() };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [serial, password] = [form.get('serial'), form.get('password')];
    setWrong(!isComplete(code));
    if (!isComplete(code) || typeof serial !== 'string' || typeof password !== 'string') return;
    onSubmit({ serial: serial.trim().toUpperCase(), code, password });
  }

  return (
    <form className="door" onSubmit={submit}>
      <h2>{say(texts.signInHeading)}</h2>
      <p className="soft">{say(texts.signInText)}</p>
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
      <div className="field">
        <label htmlFor={ids.password}>{say(texts.password)}</label>
        <input
          id={ids.password}
          name="password"
          type="password"
          className="input"
          required
          autoComplete="current-password"
        />
      </div>
      <button type="submit" className="button primary">
        {say(texts.signIn)}
      </button>
    </form>
  );
}
