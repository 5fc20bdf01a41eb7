import { Button as Pressable } from 'react-aria-components/Button';
import { Icon } from '../drawings/icons.tsx';
import './stepper.css';

interface Props {
  label: string;
  value: number;
  /** The value as words: 2 份. */
  words: string;
  min: number;
  max: number;
  fewer: string;
  extra: string;
  hint: string;
  onChange: (value: number) => void;
}

/** A small whole number by two big keys. */
export function Stepper({ label, value, words, min, max, fewer, extra, hint, onChange }: Props) {
  return (
    <div className="stepper" role="group" aria-label={label}>
      <span className="stepper-label">
        {label}
        <span className="stepper-hint">{hint}</span>
      </span>
      <Pressable
        className="stepper-key"
        aria-label={fewer}
        isDisabled={value <= min}
        onPress={() => onChange(value - 1)}
      >
        <Icon name="minus" />
      </Pressable>
      <output className="stepper-value serif">{words}</output>
      <Pressable
        className="stepper-key"
        aria-label={extra}
        isDisabled={value >= max}
        onPress={() => onChange(value + 1)}
      >
        <Icon name="plus" />
      </Pressable>
    </div>
  );
}
