import { type ReactNode } from 'react';
import type { ScalarField } from '@hallway/certificates/engine';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import type { ScalarDraft } from '../model/draft.ts';
import type { Faults } from '../model/faults.ts';
import { texts } from '../texts.ts';

/** Id of the control at a place, for labels and for links to what is wrong. */
export const controlId = (place: string) => `at-${place.replace(/[^\w-]/g, '_')}`;

/** Attributes by which a control, its hint and its fault belong together. */
export interface Wiring {
  id: string;
  className: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

interface WiredProps {
  place: string;
  label: ReactNode;
  hint?: Bilingual | undefined;
  faults: Faults;
  optional?: boolean | undefined;
  children: (wiring: Wiring) => ReactNode;
}

/** A label, a control, what helps with it and what is wrong with it, tied together for eyes and screen readers. */
export function Wired({ place, label, hint, faults, optional, children }: WiredProps) {
  const { say } = useLanguage();
  const id = controlId(place);
  const fault = faults.get(place);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={fault ? 'field at-fault' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <small> {say(texts.optional)}</small>}
      </label>
      {children({
        id,
        className: 'input',
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault !== undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="hint soft">
          {say(hint)}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="fault">
          {say(fault)}
        </p>
      )}
    </div>
  );
}

interface Props {
  /** JSON Pointer into the data. */
  place: string;
  field: ScalarField;
  draft: ScalarDraft;
  faults: Faults;
  onChange: (draft: ScalarDraft) => void;
}

/** The control for one value that a template declares. */
export function ScalarControl({ place, field, draft, faults, onChange }: Props) {
  const { say } = useLanguage();
  if (typeof draft !== 'string') {
    return (
      <BilingualControl
        {...{ place, label: field.label, faults, onChange }}
        optional={field.optional}
        max={field.type === 'bilingual' ? field.max : 0}
        draft={draft}
      />
    );
  }
  return (
    <Wired place={place} label={say(field.label)} faults={faults} optional={field.optional}>
      {(wiring) => <Control field={field} wiring={wiring} value={draft} onChange={onChange} />}
    </Wired>
  );
}

interface ControlProps {
  field: ScalarField;
  wiring: Wiring;
  value: string;
  onChange: (value: string) => void;
}

function Control({ field, wiring, value, onChange }: ControlProps) {
  const { say } = useLanguage();
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  const shared = { ...wiring, value, onChange: change, autoComplete: 'off' };
  switch (field.type) {
    case 'choice':
    case 'flag': {
      const options: [string, Bilingual][] =
        field.type === 'flag'
          ? [
              ['yes', texts.yes],
              ['no', texts.no],
            ]
          : Object.entries(field.values);
      return (
        <select {...wiring} value={value} onChange={change}>
          <option value="">{say(field.optional === true ? texts.notStated : texts.pick)}</option>
          {options.map(([code, words]) => (
            <option key={code} value={code}>
              {say(words).trim() || code}
            </option>
          ))}
        </select>
      );
    }
    case 'date':
      return <input {...shared} type="date" />;
    case 'month':
      return <input {...shared} type="month" placeholder="YYYY-MM" />;
    case 'number':
      return <input {...shared} inputMode="decimal" />;
    case 'money':
      return (
        <span className="amount">
          <input {...shared} inputMode="decimal" />
          <span aria-hidden="true">{say(texts.yuan)}</span>
        </span>
      );
    case 'text':
      return <input {...shared} maxLength={field.max} />;
    case 'bilingual':
      // Its draft is of two texts, which have a control each.
      return null;
  }
}

interface BilingualProps {
  place: string;
  label: Bilingual;
  optional?: boolean | undefined;
  max: number;
  draft: Bilingual;
  faults: Faults;
  onChange: (draft: Bilingual) => void;
}

/** Two controls for one text in both languages. */
export function BilingualControl(props: BilingualProps) {
  const { place, label, optional, max, draft, faults, onChange } = props;
  const { say } = useLanguage();
  const whole = faults.get(place);
  return (
    <fieldset className="both">
      <legend>
        {say(label)}
        {optional && <small> {say(texts.optional)}</small>}
      </legend>
      {whole && <p className="fault">{say(whole)}</p>}
      {(['zh', 'en'] as const).map((language) => (
        <Wired
          key={language}
          place={`${place}/${language}`}
          label={say(language === 'zh' ? texts.chinese : texts.english)}
          faults={faults}
        >
          {(wiring) => (
            <input
              {...wiring}
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              autoComplete="off"
              maxLength={max}
              value={draft[language]}
              onChange={(event) => onChange({ ...draft, [language]: event.target.value })}
            />
          )}
        </Wired>
      ))}
    </fieldset>
  );
}
