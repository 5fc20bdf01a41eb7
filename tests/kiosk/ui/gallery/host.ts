import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { WebSocket } from 'ws';
import { webSocketPort } from '../../../../kiosk/src/bridge/ports/web-socket.ts';
import { serve } from '../../../../kiosk/src/bridge/serve.ts';
import { servePage } from '../../../../kiosk/src/shell/chromium/http.ts';
import { cameraFlags, chromiumPath, testFlags } from '../../../peers/chromium.ts';
import { createGalleryCore } from './core.ts';
import type { GalleryCore } from './core.ts';
import { drawCamera, samplePage, sampleSlip } from './pictures.ts';
import { exhibits, normalMode, viewOf, wallTime } from './views.ts';
import type { Exhibit, Mode } from './views.ts';

const WIDTH = 1080;
const HEIGHT = 1920;
const configFile = fileURLToPath(new URL('../../../../kiosk/vite.config.ts', import.meta.url));

/** The built page in a real browser, served as in production, in front of a core that shows exhibits. */
export interface Gallery extends AsyncDisposable {
  page: Page;
  core: GalleryCore;
  /** Cuts the line between page and core, as a dying core does. */
  cutLine(): void;
  /** Complaints of the page so far: console errors, uncaught errors, policy violations. */
  complaints: string[];
  /** Shows an exhibit and waits until it is drawn with its fonts. */
  show(exhibit: Exhibit, mode?: Partial<Mode>): Promise<void>;
  /** Waits for what comes later than the words: the sample page, the camera's picture. */
  wait(exhibit: Exhibit): Promise<void>;
}

/** Runs in the page: two frames after the fonts came, everything that moves once has arrived. */
const arrive = `(async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await frame();
  await document.fonts.ready;
  await frame();
  await document.fonts.ready;
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getTiming().iterations === 1) animation.finish();
  }
})()`;

async function settled(page: Page, revision: number): Promise<void> {
  await page.waitForSelector(`html[data-revision="${revision}"]`, { state: 'attached' });
  await page.evaluate(arrive);
}

/** @param motion `reduce` draws every screen at rest, as a person may ask their system to */
export async function openGallery(motion: 'reduce' | 'no-preference'): Promise<Gallery> {
  const dir = await mkdtemp(join(tmpdir(), 'hallway-gallery-'));
  const uiDir = join(dir, 'ui');
  await build({ configFile, logLevel: 'error', build: { outDir: uiDir, emptyOutDir: true } });

  const cameraFile = join(dir, 'camera.mjpeg');
  const [a4, slip] = await Promise.all([samplePage(), sampleSlip(), drawCamera(cameraFile)]);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...testFlags, ...cameraFlags(cameraFile), '--font-render-hinting=none'],
  });
  const first = exhibits[0];
  if (first === undefined) throw new Error('the gallery is empty');
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    hasTouch: true,
    reducedMotion: motion,
    permissions: ['camera'],
    timezoneId: 'Asia/Shanghai',
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  const start = viewOf(first, normalMode, 0);
  const core = createGalleryCore(start, { a4, slip });
  let line: WebSocket | null = null;
  const server = await servePage({
    uiDir,
    port: 0,
    ready: () => true,
    onSeen: () => undefined,
    onSocket(socket) {
      line = socket;
      serve(core, webSocketPort(socket));
    },
  });

  const complaints: string[] = [];
  page.on('console', (line) => {
    // Chromium does not know every feature the host's Permissions-Policy forbids for other browsers.
    const known = line.text().startsWith('Error with Permissions-Policy header: Unrecognized');
    if (!known && ['error', 'warning'].includes(line.type())) complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.clock.install({ time: new Date(`${wallTime}+08:00`) });
  await page.goto(server.launchUrl());
  await page.waitForSelector('main');

  return {
    page,
    core,
    complaints,
    cutLine: () => line?.terminate(),
    async show(exhibit, mode = {}) {
      const now = Date.parse(`${exhibit.at ?? wallTime}+08:00`);
      await page.clock.setFixedTime(now);
      // By way of another screen, so that nothing typed or opened on the last exhibit is left.
      core.show({
        ...start,
        screen: { name: 'done', delivered: true, resume: null, message: null },
      });
      core.show(viewOf(exhibit, { ...normalMode, ...mode }, now));
      await settled(page, core.view.revision);
    },
    async wait({ screen }) {
      if (screen.name === 'preview' && screen.ready)
        await page.waitForSelector('.preview-page img');
      if (screen.name === 'face') await page.waitForSelector('.face-hint[data-seen]');
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
