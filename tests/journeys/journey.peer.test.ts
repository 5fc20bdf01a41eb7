import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facesDir, runJourney, textOf } from './run.ts';

let out: string;
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'hallway-journey-test-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const d01 = '--document D01 --purpose internship';

describe('the main job by card', () => {
  it('prints once, registers once and leaves no name or number in the logs', async () => {
    const { exit, result, stderr } = await runJourney(`--person 2024110101 --by card ${d01}`, {
      out,
    });
    expect(exit).toBe(0);
    expect(result).toMatchObject({ ok: true, synced: true, pages: 1, refusal: null });
    expect(result.serial).toMatch(/^LJU-D01-\d{4}-K01-\d{6}$/);
    expect(new Set(result.evidence.map(({ source }) => source)).size).toBeGreaterThanOrEqual(2);
    const text = await textOf(result.pdf);
    for (const words of ['林晓', '2024110101', result.serial ?? '', result.verifyCode ?? ''])
      expect(text).toContain(words);
    // The kiosk logs to standard error, central to its own file.
    for (const log of [stderr, await readFile(join(out, 'central.log'), 'utf8')]) {
      expect(log).toContain('"level"');
      for (const secret of ['林晓', 'LIN Xiao', '2024110101', result.verifyCode ?? ''])
        expect(log).not.toContain(secret);
    }
  });

  it('prints while central is off and is registered once when central is back', async () => {
    const { exit, result } = await runJourney(`--person 2024110101 --by card ${d01} --offline`, {
      out,
    });
    expect(exit).toBe(0);
    expect(result).toMatchObject({ ok: true, synced: true, refusal: null });
  });

  it('turns away a card nobody holds', async () => {
    const { exit, result } = await runJourney(`--person 2099999999 --by card ${d01}`, { out });
    expect(exit).toBe(3);
    expect(result.refusal?.field).toBe('credential');
  });
});

describe.skipIf(!existsSync(facesDir))('the main job by face', () => {
  const face = (name: string, n: number): string => join(facesDir, name, `${name}_000${n}.jpg`);
  const enrol = [1, 2, 3].map((n) => face('Colin_Powell', n));
  const camera = (name: string): string => join(facesDir, 'video', `${name}.mjpeg`);

  it('lets the enrolled person in and prints once', async () => {
    const { exit, result } = await runJourney(`--person 2024110101 --by face ${d01}`, {
      out,
      enrol,
      camera: camera('Colin_Powell'),
    });
    expect(exit).toBe(0);
    expect(result.ok).toBe(true);
  });

  it('does not let somebody else in', async () => {
    const { exit, result } = await runJourney(`--person 2024110101 --by face ${d01}`, {
      out,
      enrol,
      camera: camera('Gerhard_Schroeder'),
    });
    expect(exit).toBe(3);
    expect(result).toMatchObject({ ok: false, serial: null, refusal: { field: 'face' } });
  });
});
