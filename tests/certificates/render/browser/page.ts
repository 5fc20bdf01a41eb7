/** Runs in a page: fetches fonts and templates, and shows the SHA-256 of each sample paper. */
import { makeSamples } from './maker.ts';

async function bytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(path)).arrayBuffer());
}

/** @returns hex SHA-256 of each paper */
async function digests(): Promise<string[]> {
  const files = {
    wasm: await bytes('/wasm'),
    regular: await bytes('/regular'),
    bold: await bytes('/bold'),
    latinRegular: await bytes('/latinRegular'),
    latinBold: await bytes('/latinBold'),
  };
  const sources = (await (await fetch('/templates')).json()) as unknown[];
  const papers = await makeSamples(files, sources);
  return Promise.all(
    papers.map(async (paper) => {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', paper.slice()));
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    }),
  );
}

Object.assign(globalThis, { digests });
