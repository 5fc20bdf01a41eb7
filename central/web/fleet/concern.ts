import type { DeviceHealthRecord } from '@hallway/protocol';
import { availabilityWords, kindWords, reasonWords } from '@hallway/protocol/health-words';
import type { FleetKiosk } from '../contract/fleet.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { duration } from '../shared/time.ts';
import { deviceTexts } from './device-texts.ts';
import { powerOf } from './power.ts';

/** How much a kiosk asks for: somebody must go, somebody should look, nothing, or it was never there. */
export type Urgency = 'go' | 'look' | 'fine' | 'absent';

export interface Concern {
  urgency: 'go' | 'look';
  text: Bilingual;
  /** When it began (epoch ms), if that is known. */
  since: number | null;
}

const OUTBOX_OLD_MS = 3_600_000;
const SNAPSHOT_OLD_MS = 24 * 3_600_000;
/** A device that is off for longer than this (ms) may have been forgotten. */
const OFF_LONG_MS = 24 * 3_600_000;
const working = new Set(['online', 'busy']);

const order: readonly Urgency[] = ['go', 'look', 'fine', 'absent'];

function joined(of: Bilingual, what: Bilingual): Bilingual {
  return { zh: `${of.zh}：${what.zh}`, en: `${of.en}: ${what.en.toLowerCase()}` };
}

/**
 * A device somebody switched off is nobody's concern, unless no certificate can be printed without it or it was off for
 * so long that it may have been forgotten.
 */
function switchConcerns(device: DeviceHealthRecord, kiosk: FleetKiosk): Concern[] | null {
  const power = powerOf(device, kiosk);
  if (power.is !== 'off' && power.is !== 'declared-off' && power.is !== 'going-on') return null;
  const since = 'since' in power ? power.since : null;
  const text = joined(kindWords(device.kind), deviceTexts.off);
  if (device.kind === 'printer' && kiosk.beat?.inService === false) {
    return [{ urgency: 'go', text, since }];
  }
  const now = Date.parse(kiosk.lastBeatAt ?? '');
  const isLong = power.is === 'off' && now - power.since > OFF_LONG_MS;
  return isLong ? [{ urgency: 'look', text, since }] : [];
}

function deviceConcerns(device: DeviceHealthRecord, kiosk: FleetKiosk): Concern[] {
  const switched = switchConcerns(device, kiosk);
  if (switched) return switched;
  const name = kindWords(device.kind);
  const concerns = device.reasons
    .filter((reason) => reason.severity !== 'report')
    .map((reason): Concern => ({
      urgency: reason.severity === 'error' ? 'go' : 'look',
      text: joined(name, reasonWords(reason.keyword)),
      since: reason.since,
    }));
  const explained = concerns.some((concern) => concern.urgency === 'go');
  if (explained || working.has(device.availability)) return concerns;
  const text = joined(name, availabilityWords(device.availability));
  return [{ urgency: 'go', text, since: null }, ...concerns];
}

/** Everything about a kiosk that somebody should know, most urgent first. What an absent kiosk last said is history, not news. */
export function concernsOf(kiosk: FleetKiosk): Concern[] {
  const { state, beat } = kiosk;
  if (state === 'never') return [];
  const since = kiosk.lastBeatAt === null ? null : Date.parse(kiosk.lastBeatAt);
  if (state === 'offline') {
    return [{ urgency: 'go', text: { zh: '失去联系', en: 'Out of contact' }, since }];
  }
  const concerns: Concern[] = [];
  const [latest] = kiosk.deadLetters;
  if (latest) {
    const count = kiosk.deadLetters.length;
    concerns.push({
      urgency: 'look',
      text: { zh: `${count} 条上报未能登记`, en: `${count} events not registered` },
      since: Date.parse(latest.receivedAt),
    });
  }
  if (state === 'late') {
    concerns.push({ urgency: 'look', text: { zh: '联系迟缓', en: 'Late to report' }, since });
  }
  if (!beat) return concerns;
  concerns.push(...beat.devices.flatMap((device) => deviceConcerns(device, kiosk)));
  if (!beat.inService && !concerns.some(({ urgency }) => urgency === 'go')) {
    concerns.push({ urgency: 'go', text: { zh: '暂停服务', en: 'Out of service' }, since: null });
  }
  const { oldestAgeMs } = beat.outbox;
  if (oldestAgeMs !== null && oldestAgeMs > OUTBOX_OLD_MS) {
    concerns.push({
      urgency: 'look',
      text: aged('待上传', 'Outbox waits', oldestAgeMs),
      since: null,
    });
  }
  if (beat.snapshotAgeMs !== null && beat.snapshotAgeMs > SNAPSHOT_OLD_MS) {
    concerns.push({
      urgency: 'look',
      text: aged('数据已旧', 'Data is old', beat.snapshotAgeMs),
      since: null,
    });
  }
  return concerns.sort((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency));
}

/** The shape of one device in the details; `absent` is one that is switched off and missed by nobody. */
export function urgencyOfDevice(device: DeviceHealthRecord, kiosk: FleetKiosk): Urgency {
  const urgencies = deviceConcerns(device, kiosk).map(({ urgency }) => urgency);
  const { is } = powerOf(device, kiosk);
  const otherwise = is === 'off' || is === 'declared-off' ? 'absent' : 'fine';
  return order.find((one) => one !== 'fine' && urgencies.some((each) => each === one)) ?? otherwise;
}

function aged(zh: string, en: string, ms: number): Bilingual {
  return { zh: `${zh} ${duration(ms, 'zh')}`, en: `${en} ${duration(ms, 'en')}` };
}

export function urgencyOf(kiosk: FleetKiosk): Urgency {
  if (kiosk.state === 'never') return 'absent';
  return concernsOf(kiosk)[0]?.urgency ?? 'fine';
}

/** Biggest problem first, then by number; a kiosk keeps its place while nothing changes. */
export function byUrgency(kiosks: readonly FleetKiosk[]): FleetKiosk[] {
  const rank = new Map(kiosks.map((kiosk) => [kiosk.kioskId, order.indexOf(urgencyOf(kiosk))]));
  return kiosks.toSorted(
    (a, b) =>
      (rank.get(a.kioskId) ?? 0) - (rank.get(b.kioskId) ?? 0) ||
      a.kioskId.localeCompare(b.kioskId, 'en', { numeric: true }),
  );
}
