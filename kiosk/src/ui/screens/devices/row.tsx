import { Button as Pressable } from 'react-aria-components/Button';
import type { DeviceLine } from '../../../bridge/index.ts';
import { useKiosk } from '../../kiosk.ts';
import { DeviceHead } from './head.tsx';

interface Props {
  device: DeviceLine;
  disabled: boolean;
  onOpen: () => void;
}

/** A device in one line; pressed, it opens. */
export function DeviceRow({ device, disabled, onOpen }: Props) {
  const { pick, t } = useKiosk();
  const { power, reasons, state } = device;
  const said = power === 'leaving' ? t('devices.goingOff') : pick(reasons[0] ?? state);
  return (
    <Pressable
      className="device device-row"
      data-works={device.works ? '' : undefined}
      aria-expanded={false}
      isDisabled={disabled}
      onPress={onOpen}
    >
      <DeviceHead device={device} state={said} />
    </Pressable>
  );
}
