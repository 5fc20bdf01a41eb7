import type { Duplex } from 'node:stream';

/** The printer at the end of a cable. */
export interface CableEnd {
  /** Octets the printer takes now. */
  readonly room: number;
  receive(chunk: Uint8Array): void;
}

/**
 * The socket of the printer, into which one cable fits: a host that comes while another is there waits, as with the
 * network cards of printers. Octets are taken from the cable only while the printer has room for them.
 */
export class Socket {
  readonly #waiting: Duplex[] = [];
  #plugged: Duplex | null = null;
  #printer: CableEnd | null = null;

  /** Comes once: printer and socket know each other. */
  attach(printer: CableEnd): void {
    this.#printer = printer;
  }

  /** A host is there, until its cable closes. */
  plug(cable: Duplex): void {
    // What broke the cable matters to nobody; the close that follows does.
    cable.on('error', () => undefined);
    cable.once('close', () => this.#unplugged(cable));
    this.#waiting.push(cable);
    this.#next();
  }

  /** Answers whoever is there; nobody hears it when nobody is. */
  send(octets: Uint8Array): void {
    if (this.#plugged?.writable === true) this.#plugged.write(octets);
  }

  /** Takes what the printer has room for. */
  pump(): void {
    const [cable, printer] = [this.#plugged, this.#printer];
    if (cable === null || printer === null) return;
    while (printer.room > 0) {
      // Asked for one octet where none is, a stream tells its end.
      const most = Math.min(printer.room, Math.max(1, cable.readableLength));
      const chunk = cable.read(most) as Uint8Array | null;
      if (chunk === null) return;
      printer.receive(chunk);
    }
  }

  #next(): void {
    if (this.#plugged !== null) return;
    this.#plugged = this.#waiting.shift() ?? null;
    this.#plugged?.on('readable', () => this.pump());
  }

  #unplugged(cable: Duplex): void {
    const at = this.#waiting.indexOf(cable);
    if (at >= 0) this.#waiting.splice(at, 1);
    if (cable !== this.#plugged) return;
    this.#plugged = null;
    this.#next();
  }
}
