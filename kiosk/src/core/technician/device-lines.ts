import type { DeviceConfig, DeviceHealth, Supply } from '@hallway/device-drivers';
import type { DeviceSwitch } from '@hallway/protocol';
import {
  testFailureWords,
  testLevelWords,
  testPlanOf,
  testResultWords,
  type DeviceTestPlan,
} from '@hallway/protocol/device-tests';
import {
  availabilityWords,
  kindWords,
  levelWords,
  reasonWords,
} from '@hallway/protocol/health-words';
import type { Bilingual, DeviceLine } from '../../bridge/index.ts';
import type { TestOutcome } from './tests/index.ts';

/** What the last test of a device found, and when (epoch ms). */
export interface LastTest {
  outcome: TestOutcome['outcome'];
  reason: string | null;
  at: number;
}

export interface LineFacts {
  devices: readonly DeviceHealth[];
  declared: readonly DeviceConfig[];
  /** When each reader last read something, epoch ms by device id. */
  lastReadAt: ReadonlyMap<string, number>;
  lastTest: ReadonlyMap<string, LastTest>;
  /** Who last switched a device. */
  switchOf: (deviceId: string) => DeviceSwitch | null;
  /** Who has this number; null when nobody here knows. */
  nameOf: (no: string) => string | null;
}

const working: ReadonlySet<string> = new Set(['online', 'busy']);
const off: Bilingual = { zh: '已关闭', en: 'Switched off' };
/** Said by the switch itself. */
const switchReasons: ReadonlySet<string> = new Set(['paused', 'moving-to-paused']);

/** Every device in a technician's words. */
export function deviceLines(facts: LineFacts): DeviceLine[] {
  return facts.devices.map((device) => {
    const read = facts.lastReadAt.get(device.deviceId);
    const plan = testPlanOf(device.kind);
    const test = facts.lastTest.get(device.deviceId);
    const power = powerOf(device, facts);
    const told = power === 'on' ? device.reasons : device.reasons.filter(isOfItself);
    return {
      id: device.deviceId,
      kind: kindWords(device.kind),
      model: device.model,
      state: isOff(device) ? off : availabilityWords(device.availability),
      works: working.has(device.availability),
      reasons: told.map(({ keyword }) => reasonWords(keyword)),
      supplies: device.supplies.map((supply) => ({
        name: supply.name,
        text: amountOf(supply),
        percent: supply.percent,
      })),
      lastReadAt: read === undefined ? null : new Date(read).toISOString(),
      power,
      switchedOff: switchedOff(device.deviceId, facts),
      test: plan && { does: plan.does },
      lastTest: test ? lastTestOf(test, plan) : null,
    };
  });
}

function isOfItself({ keyword }: { keyword: string }): boolean {
  return !switchReasons.has(keyword);
}

function isOff({ lifecycle, reasons }: DeviceHealth): boolean {
  return lifecycle === 'closed' && reasons.some(({ keyword }) => keyword === 'paused');
}

function powerOf(device: DeviceHealth, { declared, switchOf }: LineFacts): DeviceLine['power'] {
  const config = declared.find(({ id }) => id === device.deviceId);
  if (config?.disabled === true) return 'declared-off';
  if (switchOf(device.deviceId)?.disabled !== true) return 'on';
  return isOff(device) ? 'off' : 'leaving';
}

function switchedOff(deviceId: string, { switchOf, nameOf }: LineFacts): DeviceLine['switchedOff'] {
  const state = switchOf(deviceId);
  return state?.disabled === true ? { by: nameOf(state.by) ?? state.by, at: state.at } : null;
}

function lastTestOf(
  { outcome, reason, at }: LastTest,
  plan: DeviceTestPlan | null,
): DeviceLine['lastTest'] {
  return {
    outcome,
    result: testResultWords(outcome),
    level: plan && testLevelWords(plan.level, outcome),
    reason: reason === null ? null : testFailureWords(reason),
    at: new Date(at).toISOString(),
  };
}

function amountOf({ sheets, percent, level }: Supply): Bilingual {
  if (typeof sheets === 'number') return { zh: `${sheets} 张`, en: `${sheets} sheets` };
  if (percent === null) return levelWords(level);
  return { zh: `${Math.round(percent)} %`, en: `${Math.round(percent)} %` };
}
