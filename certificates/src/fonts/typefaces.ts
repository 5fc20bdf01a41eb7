import type { Face } from './face.ts';
import type { Faces } from './faces.ts';

/** A face for the characters the faces before it lack; large, and read only when a text needs it. */
export interface FallbackSource {
  /** Where it comes from, for people who look after the machine. */
  place: string;
  open(): Promise<Face>;
}

/** A fallback that cannot be used: what it would have drawn is refused. */
export interface UnusableFallback {
  place: string;
  error: Error;
}

/** The faces of a process: those that every paper needs, and fallbacks opened at first need. */
export class Typefaces {
  private opened: Faces;
  private waiting: readonly FallbackSource[];
  private queue: Promise<void> = Promise.resolve();
  private readonly onUnusable: (unusable: UnusableFallback) => void;

  constructor(
    base: Faces,
    fallbacks: readonly FallbackSource[],
    onUnusable: (unusable: UnusableFallback) => void,
  ) {
    this.opened = base;
    this.waiting = fallbacks;
    this.onUnusable = onUnusable;
  }

  /** The faces opened so far. */
  get faces(): Faces {
    return this.opened;
  }

  /**
   * Opens fallbacks, in order, until every character has a face or none are left. Characters that no face draws are
   * not an error here: setting the text refuses them by name.
   */
  async facesFor(texts: Iterable<string>): Promise<Faces> {
    if (this.waiting.length === 0) return this.opened;
    const characters = new Set<number>();
    for (const text of texts) {
      for (const character of text) characters.add(character.codePointAt(0) ?? 0);
    }
    if (!this.lacks(characters)) return this.opened;
    // One at a time: two papers at once must not open the same face twice.
    this.queue = this.queue.then(() => this.openFor(characters));
    await this.queue;
    return this.opened;
  }

  private lacks(characters: ReadonlySet<number>): boolean {
    for (const character of characters) {
      for (const faces of Object.values(this.opened)) {
        if (faces.every((face) => face.advance(character) === null)) return true;
      }
    }
    return false;
  }

  private async openFor(characters: ReadonlySet<number>): Promise<void> {
    while (this.lacks(characters)) {
      const [next, ...rest] = this.waiting;
      if (!next) return;
      const face = await this.openOne(next);
      this.waiting = rest;
      if (!face) continue;
      const { regular, bold } = this.opened;
      this.opened = { regular: [...regular, face], bold: [...bold, face] };
    }
  }

  private async openOne(source: FallbackSource): Promise<Face | null> {
    try {
      return await source.open();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.onUnusable({ place: source.place, error });
      return null;
    }
  }
}
