import { useState, type ReactNode } from 'react';
import type { Bilingual } from '../../../shared/bilingual.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { isName } from '../../model/declare.ts';
import type { JsonObject } from '../../model/json.ts';
import { LabelFields, LineField } from '../fields.tsx';

const texts = {
  name: { zh: '内部名（英文）', en: 'Name inside' },
} as const satisfies Record<string, Bilingual>;

interface Props {
  /** Names that are taken. */
  taken: JsonObject;
  button: Bilingual;
  /** What else is asked. */
  children?: ReactNode;
  onAdd: (name: string, label: JsonObject) => void;
}

/** Asks for a name and a label of something new. */
export function AddNamed({ taken, button, children, onAdd }: Props) {
  const { say } = useLanguage();
  const [name, setName] = useState('');
  const [label, setLabel] = useState<JsonObject>({});
  const ready = isName(name) && !(name in taken) && label['zh'] && label['en'];
  return (
    <div className="controls add">
      <LineField label={texts.name} value={name} disabled={false} onChange={setName} />
      {children}
      <LabelFields value={label} disabled={false} onChange={setLabel} />
      <button
        type="button"
        className="button"
        disabled={!ready}
        onClick={() => {
          onAdd(name, label);
          setName('');
          setLabel({});
        }}
      >
        {say(button)}
      </button>
    </div>
  );
}
