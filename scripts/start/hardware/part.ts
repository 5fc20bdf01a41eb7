import type { DeviceConfig } from '@hallway/device-drivers';
import type { Bilingual } from '@hallway/protocol';
import { oneByOne } from './turns.ts';

/** What a hand can do at one part of the demo hardware. */
export interface Action {
  /** Its name within the part. */
  id: string;
  label: Bilingual;
  /** A second, smaller line. */
  detail?: Bilingual;
  /** Asks for a text first, such as what a code says: the label of the field. */
  asks?: Bilingual;
  /** @param text what was asked for; empty where nothing is */
  run(text: string): void | Promise<void>;
}

/** A file that shows the newest thing that came out. */
export interface Output {
  /** Changes with every new one. */
  id: string;
  file: string;
  type: 'image/png' | 'application/pdf';
}

/** One part of what a kiosk stands on, as the panel shows it. */
export interface Part {
  id: string;
  title: Bilingual;
  /** What can be seen of it now, in a line; null when there is nothing to see. */
  state(): Bilingual | null;
  actions: readonly Action[];
  newest?(): Output | null;
}

/** A part that is a simulated device. */
export interface SimulatedDevice extends Part {
  /** How the kiosk is told of it. */
  declaration: DeviceConfig;
  stop(): Promise<void>;
}

const plugs = {
  unplug: { zh: '拔下数据线', en: 'Pull the cable' },
  plug: { zh: '插回数据线', en: 'Put it back' },
};

/** The cable of a device, pulled and put back however often each is asked for. */
export function cableActions(cable: {
  unplug(): Promise<void>;
  plug(): Promise<void>;
}): readonly Action[] {
  let plugged = true;
  const inTurn = oneByOne();
  const set = (wanted: boolean) => () =>
    inTurn(async () => {
      if (plugged === wanted) return;
      await (wanted ? cable.plug() : cable.unplug());
      plugged = wanted;
    });
  return [
    { id: 'unplug', label: plugs.unplug, run: set(false) },
    { id: 'plug', label: plugs.plug, run: set(true) },
  ];
}

/** A fault that is made by one button and mended by another. */
export function faultActions<Fault extends string>(
  faults: Readonly<Record<Fault, { make: Bilingual; mend: Bilingual }>>,
  set: (fault: Fault, present: boolean) => void,
): readonly Action[] {
  return (Object.keys(faults) as Fault[]).flatMap((fault) => [
    { id: `make-${fault}`, label: faults[fault].make, run: () => set(fault, true) },
    { id: `mend-${fault}`, label: faults[fault].mend, run: () => set(fault, false) },
  ]);
}
