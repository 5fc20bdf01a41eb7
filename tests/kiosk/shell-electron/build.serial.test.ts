import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webSocketPort } from '../../../kiosk/src/bridge/ports/web-socket.ts';
import { connect } from '../../../kiosk/src/bridge/rpc.ts';
import { startChromiumHost } from '../../../kiosk/src/shell/chromium/host.ts';
import { dial, enter, temporaryDir } from '../shell-chromium/kit.ts';

const kiosk = fileURLToPath(new URL('../../../kiosk', import.meta.url));
const vite = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url));
const built = (path: string): string => join(kiosk, 'dist', path);

let dir: Awaited<ReturnType<typeof temporaryDir>>;
beforeAll(async () => {
  dir = await temporaryDir();
  const args = [vite, 'build', '--app', '-c', 'vite.electron.config.ts', '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, args, { cwd: kiosk });
});
afterAll(() => dir.remove());

/** Names a built file asks Node for. */
async function packagesOf(path: string): Promise<string[]> {
  const code = await readFile(built(path), 'utf8');
  const found = code.matchAll(/(?:from\s*|require\(|^import\s*)["']([^."'][^"']*)["']/gm);
  return [...new Set([...found].map(([, name = '']) => name))].sort();
}

describe('the programs as they are packed', () => {
  test('the preload is CommonJS and wants Electron only, as its sandbox demands', async () => {
    expect(await packagesOf('preload/preload.cjs')).toEqual(['electron']);
    expect(await readFile(built('preload/preload.cjs'), 'utf8')).not.toMatch(/^(import|export) /m);
  });

  test('main carries its own code and wants Electron and Node only', async () => {
    const names = await packagesOf('electron/main.js');
    expect(names).toContain('electron');
    expect(names.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
  });

  test('core runs as built: it opens its store, finds its files, serves a view and stops', async () => {
    const config = join(dir.path, 'kiosk.json');
    const uiDir = join(dir.path, 'ui');
    await mkdir(uiDir);
    await writeFile(
      config,
      JSON.stringify({
        kioskId: 'K01',
        dataDir: join(dir.path, 'data'),
        centralOrigin: 'http://127.0.0.1:9',
        devices: [],
        certificatePrinter: 'printer',
        university: {
          name: { zh: '澜江大学', en: 'Lanjiang University' },
          verifyOrigin: 'http://127.0.0.1:9',
        },
      }),
    );
    const host = await startChromiumHost({
      configFile: config,
      uiDir,
      browser: null,
      coreProgram: built('core/kiosk/src/core/process.js'),
    });
    try {
      const { cookie, origin } = await enter(host.url);
      const socket = await dial(origin, { cookie, origin });
      if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
      const view = await connect(webSocketPort(socket)).call('view.get');
      expect(view).toMatchObject({ kiosk: { id: 'K01' }, screen: { name: 'out-of-service' } });
    } finally {
      await host.stop();
    }
    const agent = await readFile(built('core/kiosk/src/core/devices/agent-process.js'), 'utf8');
    expect(agent).toMatch(/new URL\(["']\.\/agent\.js["'], import\.meta\.url\)/);
    for (const file of ['kiosk/src/core/devices/agent.js', 'certificates/templates/D01-zh.json']) {
      expect((await readFile(built(join('core', file)))).length).toBeGreaterThan(0);
    }
  });

  test('brings the face for rare characters, and what its makers and those of the page ask to be told', async () => {
    const face = await readFile(built('core/certificates/fonts/HanaMinB.ttf'));
    expect(face.subarray(0, 4)).toEqual(Buffer.from([0, 1, 0, 0]));
    const notice = await readFile(built('core/certificates/fonts/HanaMinB.txt'), 'utf8');
    expect(notice).toMatch(/Hanazono Font License/);
    const page = await readFile(built('ui/notices.txt'), 'utf8');
    for (const name of ['react', 'react-dom', 'i18next'])
      expect(page).toMatch(new RegExp(`^## ${name} - .* \\((MIT|Apache-2.0)\\)$`, 'm'));
  });
});
