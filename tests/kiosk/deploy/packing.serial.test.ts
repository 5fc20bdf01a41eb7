import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryDir } from '../shell-chromium/kit.ts';
import { loadConfig, root } from './builder.ts';

const run = promisify(execFile);
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const MINUTES = 60_000;

/** Files of Electron's release that packing looks for; what they hold does not matter here. */
async function standInForElectron(dir: string): Promise<void> {
  await mkdir(join(dir, 'resources'), { recursive: true });
  await mkdir(join(dir, 'locales'));
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    await copyFile('/bin/true', join(dir, name));
  }
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) {
    await writeFile(join(dir, name), '');
  }
  const empty = join(dir, 'empty');
  await mkdir(empty);
  await writeFile(join(empty, 'package.json'), '{}');
  await createPackage(empty, join(dir, 'resources', 'default_app.asar'));
}

describe.runIf(process.env['HALLWAY_LONG'] === '1')(
  'the packed kiosk (needs HALLWAY_LONG=1)',
  () => {
    let dir: Awaited<ReturnType<typeof temporaryDir>>;
    let resources: string;

    beforeAll(async () => {
      dir = await temporaryDir();
      const electronDist = join(dir.path, 'electron');
      await standInForElectron(electronDist);
      // A stand-in has no fuses to set.
      const { electronFuses: _, ...config } = await loadConfig();
      const output = join(dir.path, 'packed');
      const file = join(dir.path, 'builder.json');
      const directories = { app: 'kiosk', buildResources: 'kiosk/deploy', output };
      await writeFile(file, JSON.stringify({ ...config, electronDist, directories }));
      const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
      await run(npm, ['run', 'build'], { cwd: join(root, 'kiosk') });
      const args = ['--linux', 'dir', '--publish', 'never', '-c', file];
      await run(bin('electron-builder'), args, { cwd: root, maxBuffer: 1 << 26 });
      resources = join(output, 'linux-unpacked', 'resources');
    }, 10 * MINUTES);
    afterAll(() => dir.remove());

    test('carries notices, deployment files and a plain Node beside the archive', async () => {
      expect(await readdir(resources)).toEqual(
        expect.arrayContaining(['app.asar', 'app.asar.unpacked', 'deploy', 'node', 'notices']),
      );
    });

    test('carries what core needs and nothing of the page’s', async () => {
      const packages = await readdir(join(resources, 'app.asar.unpacked', 'node_modules'));
      expect(packages).toEqual(expect.arrayContaining(['better-sqlite3', 'pdf-lib', 'serialport']));
      expect(packages).not.toContain('react');
      expect(packages).not.toContain('@hallway');
    });

    test('core runs from it, in the Node that is packed', async () => {
      const config = join(dir.path, 'kiosk.json');
      await writeFile(
        config,
        JSON.stringify({
          kioskId: 'K01',
          dataDir: join(dir.path, 'data'),
          centralOrigin: 'http://127.0.0.1:9',
          devices: [
            {
              id: 'printer',
              kind: 'printer',
              driver: 'ipp',
              options: { uri: 'ipp://127.0.0.1:9/' },
            },
          ],
          certificatePrinter: 'printer',
          university: {
            name: { zh: '澜江大学', en: 'Lanjiang University' },
            verifyOrigin: 'http://127.0.0.1:9',
          },
        }),
      );
      const node = join(resources, 'node');
      const program = join(resources, 'app.asar.unpacked/dist/core/kiosk/src/core/process.js');
      const core = fork(program, ['--config', config, '--node', node], {
        execPath: node,
        cwd: '/',
      });
      expect(await once(core, 'message')).toEqual([{ kind: 'ready' }, undefined]);
      core.disconnect();
      expect(await once(core, 'exit')).toEqual([0, null]);
    });
  },
);
