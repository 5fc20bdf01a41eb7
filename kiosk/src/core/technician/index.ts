/** What a technician sees of this kiosk at the kiosk, and may try out. */
export { isTechnician } from './duty.ts';
export { createMaintenance, type Maintenance } from './maintenance.ts';
export type { TestOutcome } from './test-printer.ts';
