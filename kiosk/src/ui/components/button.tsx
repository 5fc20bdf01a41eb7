import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import { Icon } from '../drawings/icons.tsx';
import type { IconName } from '../drawings/icons.tsx';
import './button.css';

interface Props {
  /** `primary` the one next step; `final` the point of no return; `equal` one of two fair choices; `plain` the rest. */
  kind?: 'primary' | 'final' | 'equal' | 'plain';
  icon?: IconName;
  /** A second, smaller line below the word. */
  hint?: string | undefined;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** The house's button: at least 20 mm, and pressed to the eye on the way down. */
export function Button({ kind = 'plain', icon, hint, disabled = false, onPress, children }: Props) {
  return (
    <Pressable className={`button button-${kind}`} isDisabled={disabled} onPress={onPress}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span className="button-words">
        <span className="button-word">{children}</span>
        {hint === undefined ? null : <span className="button-hint">{hint}</span>}
      </span>
    </Pressable>
  );
}
