import type { DeviceLine } from '../../../bridge/index.ts';
import { Icon } from '../../drawings/icons.tsx';
import { useKiosk } from '../../kiosk.ts';

/** State as a shape and in words, kind and name. */
export function DeviceHead({ device, state }: { device: DeviceLine; state: string }) {
  const { pick } = useKiosk();
  const { kind, id, works } = device;
  return (
    <span className="device-head">
      <Icon name={works ? 'tick' : 'attention'} />
      <b className="serif">{pick(kind)}</b>
      <span className="device-name">{id}</span>
      <strong>{state}</strong>
    </span>
  );
}
