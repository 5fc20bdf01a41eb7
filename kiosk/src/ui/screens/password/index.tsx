import { useState } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { EntryLine } from '../../keyboard/entry.tsx';
import { Keypad } from '../../keyboard/keypad.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './password.css';

/** Longest number and password core takes. */
const LIMITS = { no: 24, password: 64 } as const;
/** From here on the person is told how many tries are left. */
const FEW = 3;
type Field = keyof typeof LIMITS;

/** Number and password by the kiosk's own keypad. What is typed lives here only, and goes with the screen. */
export function PasswordScreen({ screen }: ScreenProps<'password'>) {
  const { t, send } = useKiosk();
  const [typed, setTyped] = useState<Record<Field, string>>({ no: '', password: '' });
  const [field, setField] = useState<Field>('no');
  const change = (next: (value: string) => string): void =>
    setTyped((before) => ({ ...before, [field]: next(before[field]).slice(0, LIMITS[field]) }));
  const complete = typed.no !== '' && typed.password !== '';
  const submit = (): void => {
    setTyped({ no: typed.no, password: '' });
    send('identify.password', typed);
  };

  return (
    <Stage
      title={t('password.title')}
      lead={
        screen.triesLeft < FEW
          ? t('password.triesLeft', { count: screen.triesLeft })
          : t('password.lead')
      }
      message={screen.message}
      act={
        <div className="password">
          {(['no', 'password'] as const).map((name) => (
            <Pressable key={name} className="password-field" onPress={() => setField(name)}>
              <EntryLine
                label={t(`password.${name}`)}
                shown={name === 'password' ? '•'.repeat(typed.password.length) : typed.no}
                spoken={
                  name === 'password'
                    ? t('keypad.typed', { count: typed.password.length })
                    : typed.no
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
            <Button kind="primary" disabled={typed.no === ''} onPress={() => setField('password')}>
              {t('password.next')}
            </Button>
          ) : (
            <Button kind="primary" disabled={!complete} onPress={submit}>
              {t('password.signIn')}
            </Button>
          )}
        </div>
      }
    />
  );
}
