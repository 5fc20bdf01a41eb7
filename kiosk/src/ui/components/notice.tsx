import type { PersonMessage } from '../../bridge/index.ts';
import { Icon } from '../drawings/icons.tsx';
import { useKiosk } from '../kiosk.ts';
import './notice.css';

/** What happened and what to do now. Shape, word and colour say together how serious it is. */
export function Notice({ message }: { message: PersonMessage }) {
  const { pick } = useKiosk();
  return (
    <div className="notice" data-tone={message.tone} role="status">
      <Icon name={message.tone} />
      <p>
        <strong>{pick(message.text)}</strong> <span>{pick(message.action)}</span>
      </p>
    </div>
  );
}
