import type {
  Connection,
  ConnectionListener,
  RequestName,
} from '../../../../../kiosk/src/core/sync/types.ts';
import { KioskSession, type SessionDeps } from '../../../../../central/src/sync/session.ts';

/** One message on its way; `arrive` hands it to its receiver. */
export interface Packet {
  line: Line;
  toCentral: boolean;
  what: string;
  arrive(): void;
}

/** One connection between a kiosk and central. When it is cut, what is on the way is lost. */
export class Line {
  readonly kioskId: string;
  readonly listener: ConnectionListener;
  session: KioskSession | null = null;
  open = true;

  constructor(kioskId: string, listener: ConnectionListener) {
    this.kioskId = kioskId;
    this.listener = listener;
  }
}

/**
 * Carries messages between machines and sessions, in whatever order the test decides: any packet may be delivered
 * next, twice, or never.
 */
export class Network {
  packets: Packet[] = [];
  /** Set while central runs; a connection made while it does not is closed at once. */
  central: SessionDeps | null = null;
  lines: Line[] = [];

  connect(kioskId: string, listener: ConnectionListener): Connection {
    const line = new Line(kioskId, listener);
    this.lines.push(line);
    this.#send(line, true, 'connect', () => this.#accept(line));
    return {
      request: (id, name, payload) =>
        this.#send(line, true, name, () => this.#request(line, id, name, wire(payload))),
      beat: (beat) => this.#send(line, true, 'beat', () => line.session?.beat(wire(beat))),
      close: () => this.cut(line, false),
    };
  }

  /** Delivers the packet at `index` of those in flight. */
  deliver(index: number): Packet | null {
    const [packet] = this.packets.splice(index, 1);
    if (packet?.line.open) packet.arrive();
    return packet ?? null;
  }

  /** Delivers it, and leaves a copy in flight. */
  duplicate(index: number): void {
    const packet = this.packets[index];
    if (packet?.line.open) packet.arrive();
  }

  /** Both ends notice, unless one of them did it. */
  cut(line: Line, kioskNotices = true): void {
    if (!line.open) return;
    line.open = false;
    this.lines = this.lines.filter((other) => other !== line);
    this.packets = this.packets.filter((packet) => packet.line !== line);
    line.session?.closed();
    if (kioskNotices) line.listener.closed('cut');
  }

  cutAll(kioskId?: string): void {
    for (const line of this.lines) {
      if (kioskId === undefined || line.kioskId === kioskId) this.cut(line);
    }
  }

  #accept(line: Line): void {
    if (!this.central) {
      this.cut(line);
      return;
    }
    const session = new KioskSession(this.central, {
      poke: (poke) => this.#send(line, false, 'poke', () => line.listener.poke(wire(poke))),
      close: () => this.cut(line),
    });
    line.session = session;
    const challenge = session.challenge();
    this.#send(line, false, 'challenge', () => line.listener.challenge(challenge));
  }

  #request(line: Line, id: number, name: RequestName, payload: unknown): void {
    const { session } = line;
    if (!session) return;
    const answer = (message: unknown): void =>
      this.#send(line, false, `${name} answer`, () => line.listener.answer(id, wire(message)));
    if (name === 'push') session.push(payload, answer);
    else if (name === 'auth.prove') answer(session.prove(payload));
    else if (name === 'hello') answer(session.hello(payload));
    else if (name === 'pull') answer(session.pull(payload));
    else if (name === 'cursor') answer(session.cursor(payload));
    else if (name === 'lease.request') answer(session.leaseRequest(payload));
    else answer(session.claimRequest(payload));
  }

  #send(line: Line, toCentral: boolean, what: string, arrive: () => void): void {
    if (line.open) this.packets.push({ line, toCentral, what, arrive });
  }
}

/** What is left of a message after the wire. */
function wire(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}
