import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import { usePages } from '../../state/pages.ts';
import type { ScreenProps } from '../of.ts';
import { DeviceCard } from './card.tsx';
import { DeviceRow } from './row.tsx';
import './devices.css';

/** Devices that fit, one of them open, by text size and reach. */
const MOST = { normal: { high: 6, low: 3 }, large: { high: 4, low: 1 } } as const;

/** For a technician: every device in one line, and one of them open with its tests and its switch. */
export function DevicesScreen({ screen }: ScreenProps<'devices'>) {
  const { view, t } = useKiosk();
  const { devices, outbox, version, testing, message } = screen;
  const pages = usePages(devices, MOST[view.textSize][view.low ? 'low' : 'high']);
  const [chosen, setChosen] = useState<string | null>(null);
  const open =
    pages.shown.find(({ id }) => id === (testing ?? chosen)) ??
    pages.shown.find(({ works }) => !works) ??
    pages.shown[0];
  return (
    <Stage
      title={t('devices.title')}
      lead={t('devices.lead', { version, count: outbox })}
      message={message}
      act={
        <div className="devices">
          {devices.length === 0 ? <p>{t('devices.none')}</p> : null}
          {pages.shown.map((device) =>
            device === open ? (
              <DeviceCard key={device.id} device={device} testing={testing} />
            ) : (
              <DeviceRow
                key={device.id}
                device={device}
                disabled={testing !== null}
                onOpen={() => setChosen(device.id)}
              />
            ),
          )}
          {pages.of > 1 ? (
            <Button
              icon="next"
              hint={t('devices.page', { page: pages.page, of: pages.of })}
              disabled={testing !== null}
              onPress={pages.next}
            >
              {t('devices.more')}
            </Button>
          ) : null}
        </div>
      }
    />
  );
}
