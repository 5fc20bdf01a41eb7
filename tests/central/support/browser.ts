import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { build } from 'vite';
import { repoDir } from '../../../scripts/tools.ts';
import { chromiumPath, testFlags } from '../../peers/chromium.ts';
import { webDir } from '../../../central/src/http/pages.ts';

export interface TestBrowser {
  /** A fresh page; everything it complains about is collected in `complaints`. */
  open(size?: { width: number; height: number }): Promise<WatchedPage>;
  close(): Promise<void>;
}

export interface WatchedPage {
  page: Page;
  /** Console errors, uncaught errors and policy violations so far. */
  complaints: string[];
}

/** Builds the web faces when nobody has yet. */
export async function ensureWeb(): Promise<void> {
  if (existsSync(join(webDir, 'verify/index.html'))) return;
  await build({ configFile: join(repoDir, 'central/vite.config.ts'), logLevel: 'error' });
}

/** A real Chromium with a profile of its own, in the given language; `flags` are switches of its command line. */
export async function openBrowser(
  locale: 'zh-CN' | 'en-GB',
  flags: readonly string[] = [],
): Promise<TestBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'hallway-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    args: [...testFlags, ...flags],
    locale,
  });
  return {
    async open(size = { width: 1280, height: 860 }) {
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await page.setViewportSize(size);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      return { page, complaints };
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
