import type { Clock, Credential, DeviceEvent } from '@hallway/device-drivers';
import { residentIdHolder } from '../identity/index.ts';
import { messages, type Session } from '../session/index.ts';
import type { Log } from './log.ts';
import { Newest } from './newest.ts';
import { ReaderHints } from './reader-hints.ts';
import type { Rooms } from './rooms.ts';

/** Scanned codes are looked at no more often than this. */
const scanPauseMs = 1_000;

export interface DeviceEarsOptions {
  rooms: Rooms;
  session: Session;
  clock: Clock;
  log: Log;
  /** Aborted when core stops. */
  stopping: AbortSignal;
}

/** Takes in what the devices say: who somebody is, what was scanned, how they are. */
export class DeviceEars {
  readonly #rooms: Rooms;
  readonly #session: Session;
  readonly #log: Log;
  readonly #hints = new ReaderHints();
  readonly #scans: Newest<string>;

  constructor({ rooms, session, clock, log, stopping }: DeviceEarsOptions) {
    this.#rooms = rooms;
    this.#session = session;
    this.#log = log;
    this.#scans = new Newest((code) => this.#scanned(code), {
      pauseMs: scanPauseMs,
      clock,
      signal: stopping,
    });
  }

  hear(event: DeviceEvent): void {
    this.#rooms.maintenance.heard(event);
    switch (event.type) {
      case 'credential':
        this.#recognise(event.credential);
        this.#session.statusChanged();
        return;
      case 'scan':
        this.#scans.push(event.scan.text);
        return;
      case 'health': {
        const hint = this.#hints.hear(event.health);
        if (hint) this.#session.hint(hint);
        this.#session.statusChanged();
        this.#rooms.sync.beatNow();
      }
    }
  }

  #recognise(credential: Credential): void {
    const { people } = this.#rooms;
    if (credential.kind === 'card') {
      this.#session.cardRead(people.byCard(credential.uid), 'card');
      return;
    }
    const { person, because } = residentIdHolder(credential.fields, (number) =>
      people.byIdNumber(number),
    );
    if (because) this.#log.info({ room: 'identity', because }, 'resident ID recognises nobody');
    this.#session.cardRead(person, 'resident-id');
  }

  async #scanned(code: string): Promise<void> {
    try {
      const paper = await this.#rooms.checkPaper(code);
      if (paper === null) this.#session.hint(messages.scanUnknown);
      else if (paper === 'unable') this.#session.hint(messages.scanUnable);
      else this.#session.paperChecked(paper);
    } catch (error) {
      this.#log.error({ room: 'papers', err: error }, 'a paper cannot be checked');
    }
  }
}
