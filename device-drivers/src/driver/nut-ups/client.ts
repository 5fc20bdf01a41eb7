import { getVariable, listUps, logout, matchReply } from '../../codec/nut/index.ts';
import type { NutReply } from '../../codec/nut/index.ts';
import { DeviceError } from '../../error.ts';
import type { Dialogue } from '../dialogue.ts';

/** With the goodbye behind it, less than a process that is told to stop is given. */
const ANSWER_MS = 2_000;
/** A goodbye is waited for no longer than this. */
const GOODBYE_MS = 500;

/** The questions about one UPS, over one connection to upsd. None of them changes anything. */
export class NutClient {
  readonly #dialogue: Dialogue;
  readonly #ups: string;

  constructor(dialogue: Dialogue, ups: string) {
    this.#dialogue = dialogue;
    this.#ups = ups;
  }

  /** @throws DeviceError `wrong-device` when this upsd has no UPS of that name */
  async requireUps(): Promise<void> {
    const names = await upsNames(this.#dialogue);
    if (names.includes(this.#ups)) return;
    throw new DeviceError('wrong-device', `upsd has no UPS ${this.#ups}, but ${names.join(', ')}`);
  }

  /** The value of a variable; null when this UPS has none of that name. */
  async variable(name: string): Promise<string | null> {
    const reply = await this.#ask(getVariable(this.#ups, name));
    if (reply.type === 'error' && reply.code === 'VAR-NOT-SUPPORTED') return null;
    if (reply.type !== 'variable' || reply.ups !== this.#ups || reply.name !== name)
      throw unexpected(reply);
    return reply.value;
  }

  /** Says goodbye; upsd hangs up. */
  async logout(): Promise<void> {
    await this.#ask(logout(), GOODBYE_MS);
  }

  #ask(octets: Uint8Array, timeoutMs = ANSWER_MS): Promise<NutReply> {
    return ask(this.#dialogue, octets, timeoutMs);
  }
}

/** Names of all that an upsd watches. @throws DeviceError */
export async function upsNames(dialogue: Dialogue): Promise<string[]> {
  const reply = await ask(dialogue, listUps(), ANSWER_MS);
  if (reply.type !== 'list') throw unexpected(reply);
  return reply.rows.flatMap(([, name]) => name ?? []);
}

function ask(dialogue: Dialogue, octets: Uint8Array, timeoutMs: number): Promise<NutReply> {
  return dialogue.ask({ octets, answer: matchReply, timeoutMs, effect: 'none' });
}

function unexpected(reply: NutReply): DeviceError {
  if (reply.type !== 'error') return new DeviceError('protocol', 'upsd answered something else');
  switch (reply.code) {
    case 'UNKNOWN-UPS':
      return new DeviceError('wrong-device', 'upsd has no UPS of that name any more');
    case 'DATA-STALE':
    case 'DRIVER-NOT-CONNECTED':
      return new DeviceError('device-error', `upsd says ${reply.code}`, { retryable: true });
    case 'ACCESS-DENIED':
      return new DeviceError('refused', 'upsd does not let us in');
    default:
      return new DeviceError('protocol', `upsd says ${reply.code}`);
  }
}
