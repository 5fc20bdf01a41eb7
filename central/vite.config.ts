import { readFile, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, type BrotliOptions } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const compressible = new Set(['.html', '.js', '.css', '.wasm', '.svg']);

/** The last few per cent of a large file take longer than the rest of the build. */
const large = 1_000_000;

function brotliOf(size: number): BrotliOptions {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: size > large ? 9 : 11 } };
}

/** Writes .br and .gz beside every text file, so that the server never compresses while somebody waits. */
function precompress(outDir: string): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async closeBundle() {
      const files = await readdir(outDir, { recursive: true, withFileTypes: true });
      const texts = files.filter((file) => file.isFile() && compressible.has(extname(file.name)));
      await Promise.all(
        texts.map(async (file) => {
          const path = join(file.parentPath, file.name);
          const bytes = await readFile(path);
          const [br, gz] = await Promise.all([
            promisify(brotliCompress)(bytes, brotliOf(bytes.length)),
            promisify(gzip)(bytes, { level: 9 }),
          ]);
          await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
        }),
      );
    },
  };
}

/**
 * Builds the web faces, one folder a face, into dist/web. Nothing is inlined and no polyfill is injected, because
 * the pages run under `default-src 'none'` with Trusted Types.
 */
export default defineConfig({
  root: at('./web'),
  plugins: [react(), precompress(at('./dist/web'))],
  worker: { format: 'es' },
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome120', 'safari17', 'firefox120'],
    rolldownOptions: {
      input: {
        verify: at('./web/verify/index.html'),
        me: at('./web/me/index.html'),
        'sign-in': at('./web/sign-in/index.html'),
        fleet: at('./web/fleet/index.html'),
        register: at('./web/register/index.html'),
        papers: at('./web/papers/index.html'),
        templates: at('./web/templates/index.html'),
        seal: at('./web/seal/index.html'),
        rules: at('./web/rules/index.html'),
        'verify-worker': at('./web/verify/offline/worker.ts'),
      },
      output: {
        // A service worker governs the folder it lies in, under a name that stays.
        entryFileNames: ({ name }) =>
          name === 'verify-worker' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
});
