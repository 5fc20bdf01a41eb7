import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { cameraFlags, chromiumPath, testFlags } from '../../tests/peers/chromium.ts';

export interface TestBrowser {
  page: Page;
  /** Console errors and policy violations the page made; must stay empty. */
  complaints: string[];
  close(): Promise<void>;
}

/** A headless Chromium on a new profile, the size of the panel, with `camera` (MJPEG or Y4M) as its camera. */
export async function openBrowser(camera: string | null): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'hallway-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: [...testFlags, ...cameraFlags(camera)],
    viewport: { width: 1080, height: 1920 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    page,
    complaints,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
