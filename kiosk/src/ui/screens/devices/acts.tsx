import { useState } from 'react';
import type { DeviceLine } from '../../../bridge/index.ts';
import { Button } from '../../components/button.tsx';
import { useKiosk } from '../../kiosk.ts';

/** Trying a device out, and its switch; switching off is asked once more. */
export function DeviceActs({ device, testing }: { device: DeviceLine; testing: string | null }) {
  const { t, pick, send } = useKiosk();
  const [asking, setAsking] = useState(false);
  const { id, power, test } = device;
  const busy = testing !== null;

  function switchTo(disabled: boolean): void {
    setAsking(false);
    send('device.switch', { device: id, disabled });
  }

  if (asking) {
    return (
      <div className="device-ask" role="group" aria-label={t('devices.offAsk')}>
        <p>{t('devices.offAsk')}</p>
        <div className="device-acts">
          <Button onPress={() => setAsking(false)}>{t('devices.offCancel')}</Button>
          <Button onPress={() => switchTo(true)}>{t('devices.offSure')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="device-acts">
      {test === null || power !== 'on' ? null : (
        <Button
          disabled={busy}
          hint={pick(test.does)}
          onPress={() => send('device.test', { device: id })}
        >
          {testing === id ? t('devices.testing') : t('devices.test')}
        </Button>
      )}
      {power === 'on' ? (
        <Button disabled={busy} onPress={() => setAsking(true)}>
          {t('devices.switchOff')}
        </Button>
      ) : null}
      {power === 'off' || power === 'leaving' ? (
        <Button disabled={busy} onPress={() => switchTo(false)}>
          {t(power === 'off' ? 'devices.switchOn' : 'devices.stayOn')}
        </Button>
      ) : null}
    </div>
  );
}
