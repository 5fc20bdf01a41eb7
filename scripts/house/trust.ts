import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TrustStore } from '@hallway/certificates/verify';
import { repoDir } from '../tools.ts';

/** Every demo university that ran here has a root of its own; papers of each stay verifiable without it running. */
const trustDir = join(repoDir, '.run', 'trust');

/** Fetches root and signed key list from central, as a verifier would once, and keeps them for later. */
export async function keepTrust(origin: string): Promise<TrustStore> {
  const response = await fetch(`${origin}/api/verify/trust`);
  if (!response.ok) throw new Error(`central answered ${response.status} for its key list`);
  const trust = (await response.json()) as TrustStore;
  mkdirSync(trustDir, { recursive: true });
  const name = createHash('sha256').update(trust.rootPem).digest('hex').slice(0, 16);
  writeFileSync(join(trustDir, `${name}.json`), JSON.stringify(trust));
  return trust;
}

/** What a verifier has at hand: a trust.json beside the paper first, then every root kept here. */
export function knownTrust(paper: string | null): TrustStore[] {
  const beside = paper === null ? [] : [join(dirname(paper), 'trust.json')];
  return [...beside, ...filesOf(trustDir)].flatMap((file) => {
    try {
      return [JSON.parse(readFileSync(file, 'utf8')) as TrustStore];
    } catch {
      return [];
    }
  });
}

function filesOf(dir: string): string[] {
  try {
    return readdirSync(dir).map((name) => join(dir, name));
  } catch {
    return [];
  }
}
