import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { DeviceHealthRecord } from '@hallway/protocol';
import { testPlanOf, testsUnattended } from '@hallway/protocol/device-tests';
import { kindWords } from '@hallway/protocol/health-words';
import type { FleetKiosk } from '../contract/fleet.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { RequestError, send } from '../shared/http.ts';
import { useLanguage } from '../shared/language.tsx';
import { Confirm } from './confirm.tsx';
import { deviceTexts } from './device-texts.ts';
import type { Power } from './power.ts';

interface Props {
  kiosk: FleetKiosk;
  device: DeviceHealthRecord;
  power: Power;
}

/** Trying a device out from here, and its switch. What came of it comes with the live picture. */
export function DeviceActs({ kiosk, device, power }: Props) {
  const { say } = useLanguage();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const { deviceId, kind } = device;
  const address = `/api/fleet/${kiosk.kioskId}/devices/${encodeURIComponent(deviceId)}`;
  const name = `${say(kindWords(kind))} ${deviceId}`;

  async function order(act: 'disable' | 'enable' | 'test') {
    setAsking(false);
    setProblem(null);
    try {
      await send<null>(`${address}/${act}`, {});
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.text);
    }
  }

  return (
    <div className="acts">
      {power.is === 'on' && (
        <TestButton kiosk={kiosk} device={device} name={name} onTest={() => void order('test')} />
      )}
      {power.is === 'on' || power.is === 'going-on' ? (
        <Button
          className="button"
          aria-label={`${say(deviceTexts.switchOff)}: ${name}`}
          onPress={() => setAsking(true)}
        >
          {say(deviceTexts.switchOff)}
        </Button>
      ) : null}
      {power.is === 'off' || power.is === 'going-off' ? (
        <Button
          className="button"
          aria-label={`${say(deviceTexts.switchOn)}: ${name}`}
          onPress={() => void order('enable')}
        >
          {say(power.is === 'off' ? deviceTexts.switchOn : deviceTexts.stayOn)}
        </Button>
      ) : null}
      {problem && <p role="alert">{say(problem)}</p>}
      {asking && (
        <Confirm
          title={deviceTexts.offTitle}
          about={`${kiosk.kioskId} ${say(kiosk.name)} · ${name}`}
          act={deviceTexts.switchOff}
          onAct={() => void order('disable')}
          onClose={() => setAsking(false)}
        >
          <p>{say(deviceTexts.offText)}</p>
          {kind === 'printer' && <p>{say(deviceTexts.offPrinter)}</p>}
        </Confirm>
      )}
    </div>
  );
}

interface TestProps {
  kiosk: FleetKiosk;
  device: DeviceHealthRecord;
  name: string;
  onTest: () => void;
}

/** Says beside it what the test does; one that needs somebody there says that instead of being pressed. */
function TestButton({ kiosk, device, name, onTest }: TestProps) {
  const { say } = useLanguage();
  const plan = testPlanOf(device.kind);
  if (!plan) return null;
  const unattended = testsUnattended(plan);
  const isWaiting = kiosk.deviceCommands.some(
    ({ deviceId, state }) => deviceId === device.deviceId && state === 'waiting',
  );
  const away = kiosk.state === 'offline';
  const word = !unattended ? deviceTexts.testThere : away ? deviceTexts.testAway : deviceTexts.test;
  return (
    <>
      <span className="soft does">{say(plan.does)}</span>
      <Button
        className="button"
        aria-label={`${say(word)}: ${name}`}
        isDisabled={!unattended || away || isWaiting}
        onPress={onTest}
      >
        {say(word)}
      </Button>
    </>
  );
}
