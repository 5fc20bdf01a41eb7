/** Where a UPS stands. */
export type UpsState = 'mains' | 'battery' | 'low';

/** The words of `ups.status` (NUT developer guide, "Status data") and what the battery says with them. */
const states: Readonly<Record<UpsState, { status: string; charge: string; runtime: string }>> = {
  mains: { status: 'OL CHRG', charge: '100', runtime: '1800' },
  battery: { status: 'OB DISCHRG', charge: '60', runtime: '1080' },
  low: { status: 'OB DISCHRG LB', charge: '9', runtime: '120' },
};

/** Every variable of a UPS in this state, by name. */
export function upsVariables(state: UpsState): ReadonlyMap<string, string> {
  const { status, charge, runtime } = states[state];
  return new Map([
    ['battery.charge', charge],
    ['battery.runtime', runtime],
    ['device.type', 'ups'],
    ['input.voltage', state === 'mains' ? '230.0' : '0.0'],
    ['ups.mfr', 'Hallway'],
    ['ups.model', 'Simulated UPS'],
    ['ups.status', status],
  ]);
}
