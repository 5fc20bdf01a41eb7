import { createHash } from 'node:crypto';
import type { Role } from '../staff/roles.ts';

export interface DemoStaff {
  no: string;
  name: string;
  role: Role;
  secret: string;
}

/** Demo secret of a staff account: sixteen hex digits in groups, the same on every machine. */
function demoSecret(no: string): string {
  const drawn = createHash('sha256').update(`staff:${no}`).digest('hex').slice(0, 16);
  return drawn.replace(/(.{4})(?=.)/g, '$1-');
}

/** Accounts that may sign in to the staff pages of the demo university; `npm start` prints their secrets. */
export const demoStaff: readonly DemoStaff[] = [
  { no: 'T30002', name: '罗师傅', role: 'technician', secret: demoSecret('T30002') },
  { no: 'T10086', name: '沈清', role: 'designer', secret: demoSecret('T10086') },
  { no: 'T20015', name: '郑洁', role: 'registrar', secret: demoSecret('T20015') },
  { no: 'T20036', name: '顾岚', role: 'registrar', secret: demoSecret('T20036') },
  { no: 'T20051', name: '贺平', role: 'seal', secret: demoSecret('T20051') },
  { no: 'T20064', name: '阮青', role: 'seal', secret: demoSecret('T20064') },
];
