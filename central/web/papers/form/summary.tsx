import { useEffect, useRef } from 'react';
import type { DataFields } from '@hallway/certificates/engine';
import { useLanguage } from '../../shared/language.tsx';
import type { Faults } from '../model/faults.ts';
import { placeName } from '../model/places.ts';
import { filled, texts } from '../texts.ts';
import { controlId } from './field.tsx';

interface Props {
  fields: DataFields;
  faults: Faults;
}

/** The control at a place; the first of two for a text in both languages. */
function goTo(place: string): void {
  const found =
    document.getElementById(controlId(place)) ?? document.getElementById(controlId(`${place}/zh`));
  found?.focus();
}

/** Everything that is wrong, each with the way to its place. Read out when it comes. */
export function FaultSummary({ fields, faults }: Props) {
  const { say } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} className="notice faults" role="alert" tabIndex={-1}>
      <p>{say(filled(texts.problems, { n: faults.size }))}</p>
      <ul>
        {[...faults].map(([place, fault]) => (
          <li key={place}>
            <button type="button" className="button plain" onClick={() => goTo(place)}>
              {say(placeName(fields, place))}
            </button>{' '}
            {say(fault)}
          </li>
        ))}
      </ul>
    </div>
  );
}
