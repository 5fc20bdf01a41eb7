import { quoted } from './words.ts';

/** Which UPSes this upsd has. Answered by a list of `UPS name "description"`. */
export function listUps(): Uint8Array {
  return request('LIST', 'UPS');
}

/** One variable of a UPS, for example `ups.status`. Answered by `VAR ups name "value"`. */
export function getVariable(ups: string, name: string): Uint8Array {
  return request('GET', 'VAR', ups, name);
}

/** Says goodbye. Answered by `OK Goodbye`, after which upsd hangs up. */
export function logout(): Uint8Array {
  return request('LOGOUT');
}

function request(...words: string[]): Uint8Array {
  return new TextEncoder().encode(`${words.map(quoted).join(' ')}\n`);
}
