import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameDecoder } from '../../../device-drivers/src/codec/card/frame-decoder.ts';
import type { FrameMatcher } from '../../../device-drivers/src/codec/card/frame-decoder.ts';
import { fuzzStream } from '../support/fuzz.ts';
import { concat, hex } from '../support/octets.ts';
import { seededRandom, split } from '../support/random.ts';

export interface FramingSamples<T> {
  /** A new one for each stream. */
  decoder: () => { push(chunk: Uint8Array): readonly T[] };
  one: { octets: Uint8Array; value: T };
  two: { octets: Uint8Array; value: T };
  /** A frame that looks right until its end, or its checksum. */
  bad: Uint8Array;
  /** The beginning of a frame. What follows at once may be needed to tell that it was cut. */
  cut: Uint8Array;
}

/** What every framing must do with a stream, however it was split on the way. */
export function describeFraming<T>(name: string, samples: FramingSamples<T>): void {
  const { one, two, bad, cut } = samples;
  const read = (...chunks: Uint8Array[]): T[] => {
    const decoder = samples.decoder();
    return chunks.flatMap((chunk) => decoder.push(chunk));
  };

  describe(name, () => {
    it('reads a frame whole', () => {
      expect(read(one.octets)).toEqual([one.value]);
    });

    it('reads a frame octet by octet', () => {
      expect(read(...Array.from(one.octets, (octet) => Uint8Array.of(octet)))).toEqual([one.value]);
    });

    it('reads two frames in one chunk', () => {
      expect(read(concat(one.octets, two.octets))).toEqual([one.value, two.value]);
    });

    it('reads a frame behind garbage', () => {
      expect(read(hex('FF 00 0D AA AA 41 03 0A'), one.octets)).toEqual([one.value]);
    });

    it('reads a good frame behind a bad one', () => {
      expect(read(concat(bad, one.octets))).toEqual([one.value]);
    });

    it('reads a good frame behind a cut one', () => {
      expect(read(cut, one.octets)).toEqual([one.value]);
    });

    it('reads the same however the stream is cut', () => {
      const stream = concat(one.octets, bad, two.octets, cut, one.octets, two.octets);
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const found = read(...split(stream, seededRandom(seed)));
          expect(found).toEqual([one.value, two.value, one.value, two.value]);
        }),
      );
    });
  });
}

export interface FramingFuzz<T> {
  match: FrameMatcher<T>;
  seed: number;
  /** Good frames, one in each. */
  frames: readonly Uint8Array[];
  /** Octets of the longest frame there can be. */
  longest: number;
  /** Throws for what must never be read. */
  check: (value: T) => void;
}

/** Mutated frames of a framing with a length in it, and good ones after them. */
export function fuzzFraming<T>(
  what: string,
  { match, longest, frames, ...rest }: FramingFuzz<T>,
): void {
  const decoder = new FrameDecoder(match);
  fuzzStream(what, {
    ...rest,
    frames,
    decoder,
    most: longest,
    chunk: Math.max(...frames.map((frame) => frame.byteLength)),
    after: () => {
      // A frame that claims to be the longest ends at the latest after as many octets; then good ones are read.
      decoder.push(new Uint8Array(longest));
      for (const frame of frames) expect(decoder.push(frame)).toHaveLength(1);
    },
  });
}
