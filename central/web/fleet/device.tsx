import type { DeviceHealthRecord } from '@hallway/protocol';
import { testFailureWords, testLevelWords, testResultWords } from '@hallway/protocol/device-tests';
import {
  availabilityWords,
  kindWords,
  levelWords,
  reasonWords,
} from '@hallway/protocol/health-words';
import type { DeviceCommand, DeviceTest, FleetKiosk } from '../contract/fleet.ts';
import { useLanguage } from '../shared/language.tsx';
import { Age } from './age.tsx';
import { urgencyOfDevice } from './concern.ts';
import { DeviceActs } from './device-acts.tsx';
import { deviceTexts } from './device-texts.ts';
import { UrgencyMark } from './marks.tsx';
import { powerOf, type Power } from './power.ts';
import { texts } from './texts.ts';

/** Said by the switch itself. */
const switchReasons = new Set(['paused', 'moving-to-paused']);

/** One device of a kiosk: how it is, what its last test found, and what can be done with it from here. */
export function Device({ kiosk, device }: { kiosk: FleetKiosk; device: DeviceHealthRecord }) {
  const { say } = useLanguage();
  const power = powerOf(device, kiosk);
  const isOff = power.is === 'off' || power.is === 'declared-off';
  const of = ({ deviceId }: { deviceId: string }) => deviceId === device.deviceId;
  const test = kiosk.deviceTests.find(of);
  const command = kiosk.deviceCommands.find(of);
  const reasons = device.reasons.filter(
    ({ keyword }) => power.is === 'on' || !switchReasons.has(keyword),
  );
  return (
    <li>
      <p className="head">
        <UrgencyMark urgency={urgencyOfDevice(device, kiosk)} />
        <b>{say(kindWords(device.kind))}</b> <span className="mono soft">{device.deviceId}</span>
        <span className="end">
          {say(isOff ? deviceTexts.off : availabilityWords(device.availability))}
        </span>
      </p>
      {device.model !== null && <p className="soft">{device.model}</p>}
      <PowerLine power={power} />
      {reasons.map((reason) => (
        <p key={reason.keyword} className="reason">
          <span>{say(reasonWords(reason.keyword))}</span>
          <code className="mono soft">
            {reason.keyword}-{reason.severity}
          </code>
          <span className="end">
            <Age since={reason.since} />
          </span>
        </p>
      ))}
      <Supplies device={device} />
      {test && <TestLine test={test} />}
      {command && <CommandLine command={command} />}
      <DeviceActs kiosk={kiosk} device={device} power={power} />
    </li>
  );
}

function PowerLine({ power }: { power: Power }) {
  const { say } = useLanguage();
  if (power.is === 'on') return null;
  if (power.is === 'declared-off') return <p>{say(deviceTexts.declaredOff)}</p>;
  const words = {
    off: null,
    'going-off': 'taken' in power && power.taken ? deviceTexts.offTaken : deviceTexts.offNotTaken,
    'going-on': 'taken' in power && power.taken ? deviceTexts.onTaken : deviceTexts.onNotTaken,
  }[power.is];
  return (
    <p className="reason">
      {words && <span>{say(words)}</span>}
      <span>
        {say(power.is === 'going-on' ? deviceTexts.onBy : deviceTexts.offBy)} {power.by}
      </span>
      <span className="end">
        <Age since={power.since} />
      </span>
    </p>
  );
}

function TestLine({ test }: { test: DeviceTest }) {
  const { say } = useLanguage();
  const { outcome, reason, level, remote, testedAt } = test;
  return (
    <div className="test">
      <p>
        <UrgencyMark urgency={outcome === 'passed' ? 'fine' : 'look'} />
        <span>
          {say(testResultWords(outcome))}
          {reason !== null && ` · ${say(testFailureWords(reason))}`}
        </span>
        <span className="end">
          <Age since={Date.parse(testedAt)} />
        </span>
      </p>
      <p className="soft">
        {level !== null && <span>{say(testLevelWords(level, outcome))}</span>}
        <span className="end">{say(remote ? deviceTexts.here : deviceTexts.there)}</span>
      </p>
    </div>
  );
}

function CommandLine({ command: { state, by, askedAt } }: { command: DeviceCommand }) {
  const { say } = useLanguage();
  const waits = state === 'waiting';
  return (
    <p className="reason" role="status">
      <UrgencyMark urgency={waits ? 'absent' : 'look'} />
      <span>{say(waits ? deviceTexts.waiting : deviceTexts.notReached)}</span>
      <span className="soft">
        {say(deviceTexts.askedBy)} {by}
      </span>
      <span className="end">
        <Age since={Date.parse(askedAt)} />
      </span>
    </p>
  );
}

function Supplies({ device }: { device: DeviceHealthRecord }) {
  const { say } = useLanguage();
  return device.supplies.map((supply) => (
    <p key={`${supply.kind} ${supply.name}`} className="supply">
      <span className="soft">{supply.name}</span>
      {supply.percent !== null && (
        <meter min={0} max={100} low={15} value={supply.percent} aria-label={supply.name} />
      )}
      <span className="end">
        {typeof supply.sheets === 'number'
          ? `${supply.sheets} ${say(texts.sheets)}`
          : supply.percent !== null
            ? `${Math.round(supply.percent)} %`
            : say(levelWords(supply.level))}
      </span>
    </p>
  ));
}
