import { createRegistry, deviceConfigSchema } from '@hallway/device-drivers';
import type { DeclaredPrinterProfile } from '@hallway/device-drivers';
import { startIppPrinterSimulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  believedProfile,
  printerProfile,
} from '../../../device-drivers/src/profile/printer-profile.ts';
import { until } from '../../peers/daemon.ts';
import { tempDir } from '../support/temp-dir.ts';

const model = 'Nobody LaserPro 1';

const beliefs = {
  provenance: 'probed',
  countsImpressions: true,
  hasLifeCounter: true,
  lifeCountPerSheet: 2,
  brokenUpload: 'prints',
} as const;

const declared: DeclaredPrinterProfile = {
  ...beliefs,
  model,
  firmware: '1.0',
  probedAt: '2026-11-20',
};

describe('what is believed of a printer', () => {
  it('is what was declared of its model, without what it was declared for', () => {
    const believed = believedProfile(declared, { model, firmware: '1.0' });
    expect(believed).toEqual({ profile: beliefs, doubts: [] });
  });

  it('is what was declared, before what is listed', () => {
    const known = { model: 'Hallway IPP Simulator', firmware: null };
    const unverified = { ...declared, model: known.model, provenance: 'unverified' } as const;
    expect(believedProfile(undefined, known).doubts).toEqual([]);
    expect(believedProfile(unverified, known)).toMatchObject({
      profile: { provenance: 'unverified' },
      doubts: ['profile-unverified', 'firmware-changed'],
    });
  });

  it('is what is listed when another model was declared, and that is said', () => {
    const listed = { model: 'Hallway IPP Simulator', firmware: '1.0' };
    expect(believedProfile(declared, listed)).toEqual({
      profile: printerProfile(listed.model),
      doubts: ['profile-mismatch'],
    });
    for (const other of ['Nobody LaserPro 2', null]) {
      expect(believedProfile(declared, { model: other, firmware: '1.0' })).toEqual({
        profile: printerProfile(null),
        doubts: ['profile-mismatch', 'profile-unverified'],
      });
    }
  });

  it('holds with another firmware, which is said; one that was never named is no other', () => {
    expect(believedProfile(declared, { model, firmware: '1.1' }).doubts).toEqual([
      'firmware-changed',
    ]);
    expect(believedProfile(declared, { model, firmware: null }).doubts).toEqual([
      'firmware-changed',
    ]);
    const { firmware: _, ...anyFirmware } = declared;
    expect(believedProfile(anyFirmware, { model, firmware: '1.1' }).doubts).toEqual([]);
  });
});

describe('a printer none of whose counts is believed', () => {
  it('is one whose paper nothing proves', () => {
    const blind = { ...declared, countsImpressions: false, hasLifeCounter: false };
    const answered = { model, firmware: '1.0' };
    expect(believedProfile(blind, answered).doubts).toEqual(['paper-unproven']);
    const unverified = { ...blind, provenance: 'unverified' } as const;
    expect(believedProfile(unverified, answered).doubts).toEqual(['profile-unverified']);
  });
});

describe('a declared printer', () => {
  async function reasonsOf(profile?: DeclaredPrinterProfile) {
    const dir = await tempDir();
    const simulator = await startIppPrinterSimulator({ dir: dir.path, model });
    const options = { uri: simulator.uri, ...(profile && { profile }) };
    const registry = createRegistry([{ id: 'a4', kind: 'printer', driver: 'ipp', options }]);
    onTestFinished(async () => {
      await registry.stop();
      await simulator.stop();
      await dir.remove();
    });
    await registry.start();
    await until('online', () => registry.health()[0]?.availability === 'online');
    return registry.health()[0]?.reasons.map(({ keyword, severity }) => `${keyword} ${severity}`);
  }

  it('works without a profile, and says that nobody looked', async () => {
    expect(await reasonsOf()).toEqual(['profile-unverified warning']);
  });

  it('has nothing to say with a profile of its own', async () => {
    expect(await reasonsOf(declared)).toEqual([]);
  });

  it('works with the profile of another model, and says so', async () => {
    expect(await reasonsOf({ ...declared, model: 'Nobody LaserPro 2' })).toEqual([
      'profile-mismatch warning',
      'profile-unverified warning',
    ]);
  });

  it('says that its firmware is another than the one probed', async () => {
    expect(await reasonsOf({ ...declared, firmware: '0.9' })).toEqual(['firmware-changed report']);
  });

  it.each([
    ['a provenance nobody knows', { provenance: 'guessed' }],
    ['no model', { model: '' }],
    ['a day that is none', { probedAt: 'yesterday' }],
    ['a sheet that counts nothing', { lifeCountPerSheet: 0 }],
    ['no word about impressions', { countsImpressions: undefined }],
  ])('is refused with %s', (_, change) => {
    const options = { uri: 'ipp://printer/', profile: { ...declared, ...change } };
    const config = { id: 'a4', kind: 'printer', driver: 'ipp', options };
    expect(deviceConfigSchema.safeParse(config).success).toBe(false);
  });
});
