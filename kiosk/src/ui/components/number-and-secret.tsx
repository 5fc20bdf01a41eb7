import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { EntryLine } from '../keyboard/entry.tsx';
import { Keypad } from '../keyboard/keypad.tsx';
import { useKiosk } from '../kiosk.ts';
import { Button } from './button.tsx';
import './number-and-secret.css';

interface Props {
  /** Of the secret, as the person knows it. */
  secretLabel: string;
  /** Longest secret core takes. */
  secretLimit: number;
  /** On the button that ends it. */
  submitWord: string;
  onSubmit: (no: string, secret: string) => void;
}

/** Longest number core takes. */
const NO_LIMIT = 24;
type Field = 'no' | 'secret';

/** A number and a secret by the kiosk's own keypad. What is typed lives here only, and goes with the screen. */
export function NumberAndSecret({ secretLabel, secretLimit, submitWord, onSubmit }: Props) {
  const { t } = useKiosk();
  const [typed, setTyped] = useState<Record<Field, string>>({ no: '', secret: '' });
  const [field, setField] = useState<Field>('no');
  const limits: Record<Field, number> = { no: NO_LIMIT, secret: secretLimit };
  const change = (next: (value: string) => string): void =>
    setTyped((before) => ({ ...before, [field]: next(before[field]).slice(0, limits[field]) }));
  const complete = typed.no !== '' && typed.secret !== '';
  const submit = (): void => {
    setTyped({ no: typed.no, secret: '' });
    onSubmit(typed.no, typed.secret);
  };

  return (
    <div className="number-and-secret">
      {(['no', 'secret'] as const).map((name) => (
        <Pressable key={name} className="number-and-secret-field" onPress={() => setField(name)}>
          <EntryLine
            label={name === 'no' ? t('password.no') : secretLabel}
            shown={name === 'secret' ? '•'.repeat(typed.secret.length) : typed.no}
            spoken={
              name === 'secret' ? t('keypad.typed', { count: typed.secret.length }) : typed.no
            }
            active={field === name}
            placeholder={t('password.empty')}
          />
        </Pressable>
      ))}
      <Keypad
        withLetters={field === 'no'}
        onType={(character) => change((value) => value + character)}
        onErase={() => change((value) => value.slice(0, -1))}
      />
      {field === 'no' ? (
        <Button kind="primary" disabled={typed.no === ''} onPress={() => setField('secret')}>
          {t('password.next')}
        </Button>
      ) : (
        <Button kind="primary" disabled={!complete} onPress={submit}>
          {submitWord}
        </Button>
      )}
    </div>
  );
}
