import type { DeviceLine } from '../../../bridge/index.ts';
import { Icon } from '../../drawings/icons.tsx';
import { clockSeconds, dayAndTime } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import { DeviceActs } from './acts.tsx';
import { DeviceHead } from './head.tsx';

/** One device: how it is, what it lacks, what its last test found, and what can be done with it. */
export function DeviceCard({ device, testing }: { device: DeviceLine; testing: string | null }) {
  const { t, pick } = useKiosk();
  const { id, kind, state, works, reasons, supplies } = device;
  return (
    <section className="device" data-works={works ? '' : undefined} aria-label={pick(kind)}>
      <DeviceHead device={device} state={pick(state)} />
      {device.model === null ? null : <p className="device-model">{device.model}</p>}
      <PowerLine device={device} />
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
      {testing === id ? <p role="status">{t('devices.testing')}</p> : <TestLine device={device} />}
      <DeviceActs device={device} testing={testing} />
    </section>
  );
}

/** Why it is off, or going to be. */
function PowerLine({ device: { power, switchedOff } }: { device: DeviceLine }) {
  const { t, locale } = useKiosk();
  if (power === 'on') return null;
  if (power === 'declared-off') return <p className="device-off">{t('devices.declaredOff')}</p>;
  return (
    <p className="device-off">
      {switchedOff === null
        ? null
        : t('devices.offBy', {
            name: switchedOff.by,
            time: dayAndTime(new Date(switchedOff.at), locale),
          })}{' '}
      {power === 'leaving' ? t('devices.leaving') : null}
    </p>
  );
}

/** What the last test found, and what that proves; else when it last read something. */
function TestLine({ device: { lastTest, lastReadAt } }: { device: DeviceLine }) {
  const { t, pick, locale } = useKiosk();
  if (lastTest !== null) {
    const { outcome, result, level, reason, at } = lastTest;
    const words = [result, reason].flatMap((one) => (one === null ? [] : [pick(one)])).join(' · ');
    return (
      <p className="device-test" data-outcome={outcome}>
        <Icon name={outcome === 'passed' ? 'tick' : 'attention'} />
        <span>
          {words}
          {level === null ? null : <small>{pick(level)}</small>}
        </span>
        <time dateTime={at}>{clockSeconds(new Date(at), locale)}</time>
      </p>
    );
  }
  if (lastReadAt === null) return null;
  return (
    <p className="device-read">
      {t('devices.read', { time: clockSeconds(new Date(lastReadAt), locale) })}
    </p>
  );
}
