import type { RegisterEntry, RegisterPage } from '../../central/web/contract/register.ts';
import { signIn } from './staff.ts';

/** Signs in as the demo registrar and reads what central has registered under a serial. */
export async function registered(origin: string, serial: string): Promise<RegisterEntry[]> {
  const registrar = await signIn(origin, 'registrar');
  const page = await registrar.get<RegisterPage>(
    `/api/issues?serial=${encodeURIComponent(serial)}`,
  );
  return page.entries.filter((entry) => entry.serial === serial);
}
