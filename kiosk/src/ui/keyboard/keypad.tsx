import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Icon } from '../drawings/icons.tsx';
import { useKiosk } from '../kiosk.ts';
import './keypad.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

interface Props {
  /** Some numbers begin with a letter (L2025003, T10086) or hold a dash (A2016-0457). */
  withLetters: boolean;
  onType: (character: string) => void;
  onErase: () => void;
}

/** Numbers by telephone layout; where letters are needed, one key turns the pad over and a letter turns it back. */
export function Keypad({ withLetters, onType, onErase }: Props) {
  const { t } = useKiosk();
  const [turned, setTurned] = useState(false);
  const showLetters = turned && withLetters;
  const type = (character: string): void => {
    setTurned(false);
    onType(character);
  };
  return (
    <div
      className="keypad"
      data-face={showLetters ? 'letters' : 'digits'}
      role="group"
      aria-label={t('keypad.label')}
    >
      {showLetters ? (
        <>
          {letters.map((letter) => (
            <Key key={letter} onPress={() => type(letter)}>
              {letter}
            </Key>
          ))}
          <Key onPress={() => type('-')}>-</Key>
          <Key wide onPress={() => setTurned(false)}>
            {t('keypad.numbers')}
          </Key>
        </>
      ) : (
        <>
          {digits.map((digit) => (
            <Key key={digit} onPress={() => type(digit)}>
              {digit}
            </Key>
          ))}
          {withLetters ? (
            <Key word onPress={() => setTurned(true)}>
              {t('keypad.letters')}
            </Key>
          ) : (
            <span />
          )}
          <Key onPress={() => type('0')}>0</Key>
          <Key label={t('keypad.erase')} onPress={onErase}>
            <Icon name="erase" />
          </Key>
        </>
      )}
    </div>
  );
}

interface KeyProps {
  children: ReactNode;
  label?: string;
  word?: boolean;
  wide?: boolean;
  onPress: () => void;
}

function Key({ children, label, word = false, wide = false, onPress }: KeyProps) {
  return (
    <Pressable
      className="key"
      data-word={word || wide ? '' : undefined}
      data-wide={wide ? '' : undefined}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onPress={onPress}
    >
      {children}
    </Pressable>
  );
}
