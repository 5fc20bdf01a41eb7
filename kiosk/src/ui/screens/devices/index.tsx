import type { DeviceLine } from '../../../bridge/index.ts';
import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { Icon } from '../../drawings/icons.tsx';
import { clockSeconds } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import { usePages } from '../../state/pages.ts';
import type { ScreenProps } from '../of.ts';
import './devices.css';

/** Cards that fit, by text size and reach. */
const MOST = { normal: { high: 3, low: 2 }, large: { high: 2, low: 1 } } as const;

/** For a technician: every device in its own words, and what can be tried out here. */
export function DevicesScreen({ screen }: ScreenProps<'devices'>) {
  const { view, t } = useKiosk();
  const { devices, outbox, version, testing, message } = screen;
  const pages = usePages(devices, MOST[view.textSize][view.low ? 'low' : 'high']);
  return (
    <Stage
      title={t('devices.title')}
      lead={t('devices.lead', { version, count: outbox })}
      message={message}
      act={
        <div className="devices">
          {devices.length === 0 ? <p>{t('devices.none')}</p> : null}
          {pages.shown.map((device) => (
            <DeviceCard key={device.id} device={device} testing={testing} />
          ))}
          {pages.of > 1 ? (
            <Button
              icon="next"
              hint={t('devices.page', { page: pages.page, of: pages.of })}
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

function DeviceCard({ device, testing }: { device: DeviceLine; testing: string | null }) {
  const { t, pick, send, locale } = useKiosk();
  const { kind, id, model, state, works, reasons, supplies, lastReadAt, testable } = device;
  return (
    <section className="device" data-works={works ? '' : undefined}>
      <header>
        <Icon name={works ? 'tick' : 'attention'} />
        <h2 className="serif">{pick(kind)}</h2>
        <strong>{pick(state)}</strong>
      </header>
      <p className="device-model">
        {id}
        {model === null ? null : ` ${model}`}
      </p>
      {reasons.length === 0 ? null : (
        <ul className="device-reasons">
          {reasons.map((reason) => (
            <li key={reason.en}>{pick(reason)}</li>
          ))}
        </ul>
      )}
      <dl className="device-supplies">
        {supplies.map((supply) => (
          <div key={supply.name}>
            <dt>{supply.name}</dt>
            <dd>{pick(supply.text)}</dd>
          </div>
        ))}
      </dl>
      {testable ? (
        <Button disabled={testing !== null} onPress={() => send('device.test', { device: id })}>
          {testing === id ? t('devices.testing') : t('devices.test')}
        </Button>
      ) : (
        <p className="device-read">
          {lastReadAt === null
            ? t('devices.notRead')
            : t('devices.read', { time: clockSeconds(new Date(lastReadAt), locale) })}
        </p>
      )}
    </section>
  );
}
