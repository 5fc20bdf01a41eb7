import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCentral, type Central } from '@hallway/central';
import { demoPeople, demoStaff } from '@hallway/central/demo';
import { campusDate } from '@hallway/certificates/rules';
import type { Person } from '@hallway/protocol';
import type { Role } from '../../../central/src/staff/index.ts';

/** The day at the campus, which begins while it is still yesterday in UTC. */
export const today = campusDate(new Date());

export interface TestCentral {
  origin: string;
  dataDir: string;
  stop(): Promise<void>;
}

/** A central of its own on a free port; its data goes when it stops. K01–K03 and K06 of the other campus may pair with code `CODE-K0n`. */
export async function startCentral(students = 0): Promise<TestCentral> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hallway-central-'));
  const central: Central = await createCentral({
    dataDir,
    demo: true,
    today,
    students,
    preauthorised: ['K01', 'K02', 'K03', 'K06'].map((kioskId) => ({
      kioskId,
      code: `CODE-${kioskId}`,
    })),
  });
  return {
    origin: central.origin,
    dataDir,
    async stop() {
      await central.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Signs a member of the demo staff in, the first of a role or the one after. @returns the value for a Cookie header */
export async function signIn(origin: string, role: Role, which = 0): Promise<string> {
  const account = demoStaff.filter((one) => one.role === role)[which];
  const response = await fetch(`${origin}/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ no: account?.no, secret: account?.secret }),
  });
  const cookie = response.headers.getSetCookie()[0];
  if (!response.ok || cookie === undefined) throw new Error(`sign-in: ${response.status}`);
  return cookie.split(';')[0] ?? '';
}

/** A named person of the demo university, by number. */
export function demoPerson(no: string): Person {
  const person = demoPeople(today).find((one) => one.no === no);
  if (!person) throw new Error(`nobody has number ${no}`);
  return person;
}
