/** What a technician sees of this kiosk, switches and tries out: here, and from central. */
export { Commands } from './commands.ts';
export { isTechnician } from './duty.ts';
export { createMaintenance, type Maintenance } from './maintenance.ts';
export { migrations } from './migrations.ts';
export { Switches } from './switches.ts';
export type { TestOutcome } from './tests/index.ts';
