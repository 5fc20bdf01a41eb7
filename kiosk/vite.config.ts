import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const { resolve } = createRequire(import.meta.url);

/** The models of face-api that ui/face uses; each is a manifest and its weights. */
const models = ['tiny_face_detector', 'face_landmark_68', 'face_recognition'];

/** Puts the face engine's weights and WASM files under face/, where its worker looks for them. */
export function faceFiles(): Plugin {
  const weights = join(dirname(resolve('@vladmandic/face-api')), '..', 'model');
  const wasm = join(dirname(resolve('@tensorflow/tfjs-backend-wasm')), '..', 'dist');
  const files = [
    ...models.map((model) => join(weights, `${model}_model-weights_manifest.json`)),
    ...models.map((model) => join(weights, `${model}_model.bin`)),
    join(wasm, 'tfjs-backend-wasm.wasm'),
    join(wasm, 'tfjs-backend-wasm-simd.wasm'),
    join(wasm, 'tfjs-backend-wasm-threaded-simd.wasm'),
  ];
  return {
    name: 'hallway:face-files',
    apply: 'build',
    async generateBundle() {
      for (const file of files) {
        const source = await readFile(file);
        this.emitFile({ type: 'asset', fileName: `face/${basename(file)}`, source });
      }
    },
  };
}

/**
 * Builds the screens into dist/ui. Nothing is inlined and no polyfill is injected,
 * because the page runs under `default-src 'none'` with Trusted Types.
 */
export default defineConfig({
  root: fileURLToPath(new URL('./src/ui', import.meta.url)),
  base: './',
  plugins: [react(), faceFiles()],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('./dist/ui', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'notices.txt' },
    target: 'chrome140',
    // face-api with tfjs is one lazy worker of 1.3 MB.
    chunkSizeWarningLimit: 1_500,
  },
});
