import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { EntryLine } from '../../keyboard/entry.tsx';
import { Keypad } from '../../keyboard/keypad.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './second-factor.css';

/** Longest password core takes. */
const LIMIT = 64;
/** From here on the person is told how many tries are left. */
const FEW = 3;

/** The password of somebody who is known by a card or a face. What is typed lives here only, and goes with the screen. */
export function SecondFactorScreen({ screen }: ScreenProps<'second-factor'>) {
  const { t, pick, send } = useKiosk();
  const [password, setPassword] = useState('');
  const { triesLeft, documentName, message } = screen;
  const give = (): void => {
    setPassword('');
    send('secondFactor.give', { password });
  };
  return (
    <Stage
      title={t('secondFactor.title')}
      lead={
        triesLeft < FEW
          ? t('password.triesLeft', { count: triesLeft })
          : t('secondFactor.lead', {
              document: t('common.quoted', { title: pick(documentName) }),
            })
      }
      message={message}
      act={
        <div className="second-factor">
          <EntryLine
            label={t('password.password')}
            shown={'•'.repeat(password.length)}
            spoken={t('keypad.typed', { count: password.length })}
            active
            placeholder={t('password.empty')}
          />
          <Keypad
            withLetters={false}
            onType={(digit) => setPassword((typed) => (typed + digit).slice(0, LIMIT))}
            onErase={() => setPassword((typed) => typed.slice(0, -1))}
          />
          <Button kind="primary" disabled={password === ''} onPress={give}>
            {t('secondFactor.next')}
          </Button>
        </div>
      }
    />
  );
}
