import { useId } from 'react';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';

/** A reason in a few words; `name` in the data of its form. */
export function ReasonField({
  name,
  label,
  required,
}: {
  name: string;
  label: Bilingual;
  required: boolean;
}) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      <textarea
        id={id}
        name={name}
        className="input"
        rows={2}
        maxLength={200}
        required={required}
      />
    </div>
  );
}
