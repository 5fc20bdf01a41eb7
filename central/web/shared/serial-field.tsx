import { useId } from 'react';
import type { Bilingual } from './bilingual.ts';
import { useLanguage } from './language.tsx';

/** A serial, typed from paper; `serial` in the data of its form. */
export function SerialField({ label }: { label: Bilingual }) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      <input
        id={id}
        name="serial"
        className="input mono"
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="LJU-D01-2026-K01-000123"
      />
    </div>
  );
}
