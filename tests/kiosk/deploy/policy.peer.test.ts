import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { productionFlags } from '../../../kiosk/src/shell/chromium/flags.ts';
import { startChromiumHost } from '../../../kiosk/src/shell/chromium/host.ts';
import { temporaryDir } from '../shell-chromium/kit.ts';

/** Chromium reads policies from one place of the system; a mount of our own lends it another, for one process. */
function mayMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const policy = here('../../../kiosk/deploy/linux/chromium-policy.json');
/** Where the unit files put it, and the only start page the policy lets in. */
const profileDir = '/run/hallway/browser';

describe.skipIf(!mayMount())(
  'Chromium as it is deployed (needs root for a mount of its own)',
  () => {
    let dir: Awaited<ReturnType<typeof temporaryDir>>;
    beforeEach(async () => {
      dir = await temporaryDir();
    });
    afterEach(async () => {
      await rm(profileDir, { recursive: true, force: true });
      await dir.remove();
    });

    /** Runs the page that tries to escape, with or without the policy; returns what it told. */
    async function attempts(withPolicy: boolean): Promise<string[]> {
      const etc = join(dir.path, 'etc');
      const report = join(dir.path, 'report');
      const executable = join(dir.path, 'browser.sh');
      const configFile = join(dir.path, 'kiosk.json');
      await cp('/etc/chromium', etc, { recursive: true });
      await mkdir(join(etc, 'policies', 'managed'), { recursive: true });
      if (withPolicy) await cp(policy, join(etc, 'policies', 'managed', 'hallway.json'));
      await writeFile(report, '');
      await writeFile(configFile, JSON.stringify({ report }));
      const mounted = `mount --bind ${etc} /etc/chromium && exec /usr/bin/chromium "$@" 2>/dev/null`;
      const script = `#!/bin/sh\nexec unshare --mount sh -c '${mounted}' sh "$@"\n`;
      await writeFile(executable, script, { mode: 0o700 });
      const host = await startChromiumHost({
        configFile,
        uiDir: here('./fixture'),
        coreProgram: here('./fixture/core-program.ts'),
        browser: {
          executable,
          profileDir,
          // As deployed, but without a screen, and with a camera made of pixels.
          flags: [
            ...productionFlags.filter((flag) => flag !== '--kiosk'),
            '--headless',
            '--no-sandbox',
            '--disable-gpu',
            '--use-fake-device-for-media-stream',
          ],
        },
      });
      try {
        return await vi.waitFor(
          async () => {
            const told = (await readFile(report, 'utf8')).trim().split('\n');
            expect(told).toContain('end');
            return told;
          },
          { timeout: 60_000, interval: 200 },
        );
      } finally {
        await host.stop();
      }
    }

    test('starts, gives the page the camera without a question, and nothing else', async () => {
      expect(await attempts(true)).toEqual([
        'camera: granted',
        'microphone: NotAllowedError',
        'window chrome://version: none',
        'still here after chrome://version',
        'window file:///etc/passwd: none',
        'still here after file:///etc/passwd',
        'end',
      ]);
    });

    test('without the policy the camera would not be given: the policy is what was read', async () => {
      expect(await attempts(false)).not.toContain('camera: granted');
    });
  },
);
