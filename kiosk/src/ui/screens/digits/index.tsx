import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { Keypad } from '../../keyboard/keypad.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';
import './digits.css';

const LENGTH = 4;

/** Narrows the faces to compare with to the few people who share these digits. */
export function DigitsScreen({ screen }: ScreenProps<'digits'>) {
  const { t, send } = useKiosk();
  const [digits, setDigits] = useState('');
  return (
    <Stage
      title={t('digits.title')}
      lead={t('digits.lead')}
      message={screen.message}
      show={
        <div className="digits-show">
          <output className="digits-boxes serif" aria-label={t('digits.label')}>
            {Array.from({ length: LENGTH }, (_, place) => (
              <span key={place} data-next={place === digits.length ? '' : undefined}>
                {digits[place] ?? ''}
              </span>
            ))}
          </output>
        </div>
      }
      act={
        <>
          <Keypad
            withLetters={false}
            onType={(digit) => setDigits((typed) => (typed + digit).slice(0, LENGTH))}
            onErase={() => setDigits((typed) => typed.slice(0, -1))}
          />
          <Button
            kind="primary"
            icon="camera"
            disabled={digits.length < LENGTH}
            onPress={() => send('identify.digits', { digits })}
          >
            {t('digits.next')}
          </Button>
        </>
      }
    />
  );
}
