import { useId } from 'react';
import type { Offer } from '../../contract/templates.ts';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import {
  audiences,
  classes,
  conditions,
  limits,
  listed,
  purposeNames,
  type CopyLimit,
} from '../model/offer.ts';

const texts = {
  intro: {
    zh: '谁能打印、凭什么条件、能印几份。随模板一起审核，在启用那天送到每台终端。',
    en: 'Who may have it, on which conditions, and how often. Reviewed with the template, and in force at every kiosk on the same day.',
  },
  kept: {
    zh: '这一版不改变开具办法；下面是现在的办法。',
    en: 'This version leaves the offer as it is; this is what holds now.',
  },
  change: { zh: '随这一版更改', en: 'Change it with this version' },
  keep: { zh: '不更改', en: 'Leave it as it is' },
  audience: { zh: '谁能打印', en: 'Who may have it' },
  releaseClass: { zh: '怎样给出', en: 'Given out' },
  conditions: { zh: '条件', en: 'Conditions' },
  purposes: { zh: '可选用途', en: 'Purposes to choose from' },
  copies: { zh: '份数', en: 'Copies' },
  price: { zh: '之后每份', en: 'Then each' },
  yuan: { zh: '元', en: 'yuan' },
  validDays: { zh: '无用途时的有效期', en: 'Valid without a purpose' },
  days: { zh: '天', en: 'days' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  /** What this version says; null when it leaves the offer as it is. */
  offer: Offer | null;
  /** What holds now; null for a document that is not in the catalogue. */
  offered: Offer | null;
  usual: Offer['terms'];
  disabled: boolean;
  onChange: (offer: Offer | null) => void;
}

/** How the document is offered from the day on which this version is in force. */
export function OfferPanel({ offer, offered, usual, disabled, onChange }: Props) {
  const { say } = useLanguage();
  const fresh: Offer = { releaseClass: 'P', audience: ['undergraduate'], terms: usual };
  return (
    <div className="offer">
      <p className="soft">{say(offer ? texts.intro : texts.kept)}</p>
      {!disabled && (offer ? offered : true) && (
        <button
          type="button"
          className="button"
          onClick={() => onChange(offer ? null : (offered ?? fresh))}
        >
          {say(offer ? texts.keep : texts.change)}
        </button>
      )}
      <OfferFields
        offer={offer ?? offered ?? fresh}
        disabled={disabled || offer === null}
        onChange={onChange}
      />
    </div>
  );
}

interface FieldsProps {
  offer: Offer;
  disabled: boolean;
  onChange: (offer: Offer) => void;
}

function OfferFields({ offer, disabled, onChange }: FieldsProps) {
  const { say } = useLanguage();
  const id = useId();
  const { terms } = offer;
  const put = (more: Partial<Offer['terms']>) =>
    onChange({ ...offer, terms: { ...terms, ...more } });

  function ticks<Entry extends string>(
    legend: Bilingual,
    all: Readonly<Record<Entry, Bilingual>>,
    present: readonly Entry[],
    change: (entries: Entry[]) => void,
  ) {
    return (
      <fieldset className="ticks" disabled={disabled}>
        <legend>{say(legend)}</legend>
        {(Object.keys(all) as Entry[]).map((entry) => (
          <label key={entry}>
            <input
              type="checkbox"
              checked={present.includes(entry)}
              onChange={({ target }) => change(listed(all, present, entry, target.checked))}
            />{' '}
            {say(all[entry])}
          </label>
        ))}
      </fieldset>
    );
  }

  const number = (
    label: Bilingual,
    unit: Bilingual | null,
    value: number,
    range: { min: number; max: number; step?: number },
    change: (value: number) => void,
  ) => (
    <div className="field" key={label.en}>
      <label htmlFor={id + label.en}>
        {say(label)}
        {unit && <small> {say(unit)}</small>}
      </label>
      <input
        id={id + label.en}
        className="input"
        type="number"
        {...range}
        value={value}
        disabled={disabled}
        onChange={({ target }) => {
          if (target.validity.valid && target.value !== '') change(target.valueAsNumber);
        }}
      />
    </div>
  );

  const every = Object.keys(purposeNames) as (keyof typeof purposeNames)[];
  return (
    <>
      {ticks(texts.audience, audiences, offer.audience, (audience) => {
        // A document for nobody would not be offered at all.
        if (audience.length > 0) onChange({ ...offer, audience });
      })}
      <fieldset className="ticks" disabled={disabled}>
        <legend>{say(texts.releaseClass)}</legend>
        {(Object.keys(classes) as Offer['releaseClass'][]).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`${id}class`}
              checked={offer.releaseClass === one}
              onChange={() => onChange({ ...offer, releaseClass: one })}
            />{' '}
            {say(classes[one])}
          </label>
        ))}
      </fieldset>
      {ticks(texts.conditions, conditions, terms.rules, (rules) => put({ rules }))}
      {terms.rules.includes('R10') &&
        ticks(texts.purposes, purposeNames, terms.purposes ?? every, (chosen) => {
          const { purposes: _, ...rest } = terms;
          // All of them, those of later releases too, is none in particular.
          const all = chosen.length === every.length || chosen.length === 0;
          onChange({ ...offer, terms: all ? rest : { ...rest, purposes: chosen } });
        })}
      <fieldset disabled={disabled}>
        <legend>{say(texts.copies)}</legend>
        <div className="controls">
          {(Object.keys(limits) as CopyLimit[]).map((limit) => {
            const { label, ...range } = limits[limit];
            return number(label, null, terms.copies[limit], range, (value) =>
              put({ copies: { ...terms.copies, [limit]: value } }),
            );
          })}
          {number(
            texts.price,
            texts.yuan,
            terms.copies.priceFen / 100,
            { min: 0, max: 1000, step: 0.01 },
            (yuan) => put({ copies: { ...terms.copies, priceFen: Math.round(yuan * 100) } }),
          )}
          {number(texts.validDays, texts.days, terms.validDays, { min: 1, max: 366 }, (validDays) =>
            put({ validDays }),
          )}
        </div>
      </fieldset>
    </>
  );
}
