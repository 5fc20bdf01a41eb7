import {
  createAuthority,
  demoUniversity,
  packagedTemplates,
  type LoadedTemplate,
} from '@hallway/certificates';
import { describe, expect, it } from 'vitest';
import { PublishedKinds } from '../../../central/src/verification/document-kinds.ts';

const notBefore = new Date('2026-01-01T00:00:00Z');
const { statements: signer } = await createAuthority({ organisation: demoUniversity, notBefore });

function saidIn(signed: string): string {
  return Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString('utf8');
}

describe('the kinds of papers that verifiers are told of', () => {
  it('are signed again when a version was released, and only then', async () => {
    const all = await packagedTemplates();
    let released: LoadedTemplate[] = all.slice(0, 1);
    let signatures = 0;
    const counted = {
      ...signer,
      sign: (bytes: Uint8Array) => {
        signatures++;
        return signer.sign(bytes);
      },
    };
    const kinds = new PublishedKinds({ signer: counted, released: () => released, now: () => 0 });
    const first = await kinds.current();
    expect(await kinds.current()).toBe(first);
    expect(signatures).toBe(1);
    released = all.slice(0, 2);
    expect(saidIn(await kinds.current())).toContain('D02-en@1');
    expect(signatures).toBe(2);
  });

  it('are tried again after a signature that failed', async () => {
    const all = await packagedTemplates();
    let broken = true;
    const failing = {
      ...signer,
      sign: async (bytes: Uint8Array) => {
        if (broken) throw new Error('the token is away');
        return signer.sign(bytes);
      },
    };
    const kinds = new PublishedKinds({ signer: failing, released: () => all, now: () => 0 });
    await expect(kinds.current()).rejects.toThrow('away');
    broken = false;
    expect(saidIn(await kinds.current())).toContain('D01-zh@1');
  });
});
