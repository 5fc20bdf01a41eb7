import { useId } from 'react';
import type { Bilingual } from './bilingual.ts';
import { useLanguage } from './language.tsx';

const LENGTH = 16;

/** Letters and digits of a typed code, whatever was put between them. */
function characters(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, LENGTH);
}

/** Whether a typed code has as many characters as a code, and only such as codes have. */
export function isComplete(code: string): boolean {
  return code.length === LENGTH && /^[2-9A-HJ-NP-Z]+$/.test(code);
}

/** A code of sixteen characters, typed from paper; grouped by four while it is typed. */
export function CodeField({
  label,
  hint,
  wrong,
  code,
  onChange,
}: {
  label: Bilingual;
  hint: Bilingual;
  /** Said in place of the hint; null while nothing is wrong. */
  wrong: Bilingual | null;
  code: string;
  onChange: (code: string) => void;
}) {
  const { say } = useLanguage();
  const ids = { input: useId(), hint: useId() };
  return (
    <div className="field">
      <label htmlFor={ids.input}>{say(label)}</label>
      <input
        id={ids.input}
        className="input mono"
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="XXXX-XXXX-XXXX-XXXX"
        aria-describedby={ids.hint}
        aria-invalid={wrong !== null}
        value={code.replace(/(.{4})(?=.)/g, '$1-')}
        onChange={(event) => onChange(characters(event.target.value))}
      />
      <p id={ids.hint} className={wrong ? 'hint wrong' : 'hint soft'} aria-live="polite">
        {say(wrong ?? hint)}
      </p>
    </div>
  );
}
