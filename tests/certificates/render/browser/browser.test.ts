import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { chromiumPath, testFlags } from '../../../peers/chromium.ts';
import { makeSamples } from './maker.ts';

const NOTO = '@expo-google-fonts/noto-serif-sc';
const SOURCE = '@expo-google-fonts/source-serif-4';
const packaged = (name: string) => readFile(fileURLToPath(import.meta.resolve(name)));

/** A paper of one page, a transcript of more, one in English. */
const documents = ['D01-zh', 'D03-zh', 'D08-en'];

/** The engine as a web face would bundle it; a `node:` import in it would fail here. */
async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL('page.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, rollupOptions: { input, output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('nothing was bundled');
  return chunk.code;
}

it('a browser makes the very bytes that a kiosk makes', { timeout: 120_000 }, async () => {
  const files = {
    wasm: await packaged('harfbuzzjs/dist/harfbuzz-subset.wasm'),
    regular: await packaged(`${NOTO}/400Regular/NotoSerifSC_400Regular.ttf`),
    bold: await packaged(`${NOTO}/700Bold/NotoSerifSC_700Bold.ttf`),
    latinRegular: await packaged(`${SOURCE}/400Regular/SourceSerif4_400Regular.ttf`),
    latinBold: await packaged(`${SOURCE}/600SemiBold/SourceSerif4_600SemiBold.ttf`),
  };
  const folder = new URL('../../../../certificates/templates/', import.meta.url);
  const sources = await Promise.all(
    documents.map(
      async (name) =>
        JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8')) as unknown,
    ),
  );
  const pages: Record<string, string | Buffer> = {
    '/': '<!doctype html><meta charset="utf-8"><script src="/page.js"></script>',
    '/page.js': await bundle(),
    '/templates': JSON.stringify(sources),
    '/wasm': files.wasm,
    '/regular': files.regular,
    '/bold': files.bold,
    '/latinRegular': files.latinRegular,
    '/latinBold': files.latinBold,
  };
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    if (request.url === '/') response.setHeader('content-type', 'text/html');
    response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: testFlags,
  });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`http://127.0.0.1:${port}/`);
    expect(complaints).toEqual([]);
    const there = await page.evaluate('digests()');
    const here = (await makeSamples(files, sources)).map((paper) =>
      createHash('sha256').update(paper).digest('hex'),
    );
    expect(there).toEqual(here);
  } finally {
    await browser.close();
    server.close();
  }
});
