import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { faceFiles } from '../../../../kiosk/vite.config.ts';
import { servePage } from '../../../../kiosk/src/shell/chromium/http.ts';
import { cameraFlags, chromiumPath, testFlags } from '../../../peers/chromium.ts';
import type { FaceCapture, FaceHint, FaceProblem } from '../../../../kiosk/src/ui/face/capture.ts';

/** Pictures for tests live beside the repository; see docs/development for where they come from. */
export const faces =
  process.env['HALLWAY_FACES'] ??
  fileURLToPath(new URL('../../../../../shared/faces', import.meta.url));
export const facesThere = existsSync(join(faces, 'manifest.json'));

export interface Report {
  captures?: FaceCapture[];
  problem?: FaceProblem;
  reports: number;
  hints: FaceHint[];
  ms: number;
  /** State of the camera's track after the panel left. */
  camera: 'live' | 'ended' | null;
}

/** The fixture page as it was built, and a folder for films. */
export interface Studio {
  dir: string;
  uiDir: string;
  close(): Promise<void>;
}

export async function openStudio(): Promise<Studio> {
  const dir = await mkdtemp(join(tmpdir(), 'hallway-face-'));
  const uiDir = join(dir, 'ui');
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./fixture', import.meta.url)),
    logLevel: 'error',
    plugins: [react(), faceFiles()],
    worker: { format: 'es' },
    build: {
      outDir: uiDir,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_500,
    },
  });
  return { dir, uiDir, close: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }) };
}

export interface Booth {
  run(mode: 'identify' | 'enrol', frames: number, tries?: number): Promise<Report>;
  looks(count: number): Promise<{ times: number[]; kinds: (number | string)[] }>;
  warm(): Promise<number>;
  violations(): Promise<string[]>;
  errors: string[];
  close(): Promise<void>;
}

/**
 * A real Chromium on the real page server, policy and all, whose camera shows a film; null for a machine
 * without a camera.
 */
export async function openBooth(studio: Studio, film: string | null): Promise<Booth> {
  const server = await servePage({
    uiDir: studio.uiDir,
    port: 0,
    ready: () => true,
    onSocket: (socket) => socket.close(),
    onSeen() {},
  });
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...testFlags, ...cameraFlags(film)],
  });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  await page.goto(server.launchUrl());
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  return {
    errors,
    run: (mode, frames, tries = 1) => page.evaluate(`face.run('${mode}', ${frames}, ${tries})`),
    looks: (count) => page.evaluate(`face.looks(${count})`),
    warm: () => page.evaluate('face.warm()'),
    violations: () => page.evaluate('face.violations'),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
