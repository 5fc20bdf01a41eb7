import { demoStaff } from '@hallway/central/demo';
import type { RegisterEntry, RegisterPage } from '../../central/web/contract/register.ts';

/** Signs in as the demo registrar and reads what central has registered under a serial. */
export async function registered(origin: string, serial: string): Promise<RegisterEntry[]> {
  const registrar = demoStaff.find(({ role }) => role === 'registrar');
  const signedIn = await fetch(`${origin}/staff/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ no: registrar?.no, secret: registrar?.secret }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const response = await fetch(`${origin}/api/issues?serial=${encodeURIComponent(serial)}`, {
    headers: { cookie },
  });
  if (!response.ok) throw new Error(`The register answered ${response.status}.`);
  const page = (await response.json()) as RegisterPage;
  return page.entries.filter((entry) => entry.serial === serial);
}
