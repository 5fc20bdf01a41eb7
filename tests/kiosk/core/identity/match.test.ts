import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  distance,
  matchFace,
  mean,
  templateOf,
  type FaceTemplate,
} from '../../../../kiosk/src/core/identity/match.ts';

const make = { engine: 'face-api-1.7.15', alignment: 'eye-level-1' };

/** A point on one axis: its distance from the origin is `x`. */
const at = (x: number, axis = 0) =>
  Array.from({ length: 128 }, (_, index) => (index === axis ? x : 0));
const look = (x: number, spread = 0.1) => ({ ...make, descriptor: at(x), spread });
const template = (key: string, x: number, axis = 0): FaceTemplate => ({
  ...make,
  key,
  descriptor: at(x, axis),
});

describe('matching', () => {
  it('accepts who is near and alone', () => {
    expect(matchFace(look(0), [template('a', 0.44)])).toMatchObject({ kind: 'match', key: 'a' });
  });

  it.each([
    [0.45, 'too-far'],
    [0.6, 'too-far'],
  ])('is not sure at %f', (x, reason) => {
    expect(matchFace(look(0), [template('a', x)])).toEqual({ kind: 'unsure', reason });
  });

  it('needs a margin to the second', () => {
    expect(matchFace(look(0), [template('a', 0.3), template('b', 0.37, 1)])).toEqual({
      kind: 'unsure',
      reason: 'too-close',
    });
    expect(matchFace(look(0), [template('a', 0.3), template('b', 0.39, 1)])).toMatchObject({
      key: 'a',
    });
  });

  it('refuses a look in which people may have been swapped', () => {
    expect(matchFace(look(0, 0.5), [template('a', 0)])).toEqual({
      kind: 'unsure',
      reason: 'unsteady',
    });
  });

  it('never compares templates of another engine or alignment', () => {
    const other = { ...template('a', 0), engine: 'another' };
    expect(matchFace(look(0), [other])).toEqual({ kind: 'unsure', reason: 'other-engine' });
    const turned = { ...template('a', 0), alignment: 'upright' };
    expect(matchFace(look(0), [turned])).toEqual({ kind: 'unsure', reason: 'other-engine' });
  });

  it('says nobody when nobody is in question', () => {
    expect(matchFace(look(0), [])).toEqual({ kind: 'unsure', reason: 'nobody' });
  });

  it('is never sure about numbers that are no numbers', () => {
    const broken = { ...look(0), descriptor: at(Number.NaN) };
    expect(matchFace(broken, [template('a', 0)])).toMatchObject({ kind: 'unsure' });
  });

  it('says yes only below the threshold and with the margin, whatever comes', () => {
    const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(vector, fc.array(vector, { maxLength: 6 }), (descriptor, others) => {
        const candidates = others.map((one, index) => ({
          ...make,
          key: `${index}`,
          descriptor: one,
        }));
        const result = matchFace({ ...make, descriptor, spread: 0.1 }, candidates);
        if (result.kind === 'unsure') return;
        const distances = candidates
          .map((one) => distance(descriptor, one.descriptor))
          .sort((a, b) => a - b);
        expect(distances[0]).toBeLessThan(0.45);
        if (distances[1] !== undefined) {
          expect(distances[1] - (distances[0] ?? 0)).toBeGreaterThanOrEqual(0.08);
        }
      }),
    );
  });
});

describe('enrolling', () => {
  it('averages three shots', () => {
    const result = templateOf([look(0), look(0.3), look(0.6)]);
    expect(result).toMatchObject({ ok: true, make });
    expect(result.ok && result.descriptor[0]).toBeCloseTo(0.3);
    expect(mean([at(0), at(0.6)])[0]).toBeCloseTo(0.3);
  });

  it.each([
    ['two shots', [look(0), look(0)], 'too-few'],
    ['none', [], 'too-few'],
    ['a shot of somebody else', [look(0), look(0), look(0), look(0.9)], 'unsteady'],
    ['an unsteady shot', [look(0), look(0), look(0, 0.5)], 'unsteady'],
    ['two engines', [look(0), look(0), { ...look(0), engine: 'x' }], 'other-engine'],
  ])('refuses %s', (_, shots, reason) => {
    expect(templateOf(shots)).toEqual({ ok: false, reason });
  });
});
