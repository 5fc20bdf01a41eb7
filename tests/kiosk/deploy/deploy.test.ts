import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { POWER_OVER_STATUS } from '../../../kiosk/src/bridge/link.ts';
import { productionFlags } from '../../../kiosk/src/shell/chromium/flags.ts';
import { loadConfig, root, validate } from './builder.ts';

const deploy = join(root, 'kiosk', 'deploy');
const text = (path: string): Promise<string> => readFile(join(deploy, path), 'utf8');

/** Runs a checker of the system; what it says, or null where it is not installed. */
async function check(program: string, args: string[]): Promise<string | null> {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args);
    return stdout + stderr;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  }
}

describe('the browser in production', () => {
  /** Switches that would open what the kiosk keeps shut. */
  const forbidden =
    /--(no-sandbox|disable-web-security|disable-setuid-sandbox|disable-site-isolation|remote-debugging|remote-allow-origins|inspect|use-fake|allow-file-access|ignore-certificate|load-extension|disable-gpu-sandbox)/;

  test('keeps its sandbox and has no debugger, in flags and files alike', async () => {
    for (const flag of productionFlags) expect(flag).not.toMatch(forbidden);
    for (const system of ['linux', 'windows']) {
      for (const name of await readdir(join(deploy, system))) {
        expect(await text(join(system, name)), name).not.toMatch(forbidden);
      }
    }
  });

  test('shows one page on the whole screen and remembers nothing', () => {
    expect(productionFlags).toContain('--kiosk');
    expect(productionFlags).toContain('--incognito');
    expect(productionFlags.join(' ')).toMatch(/--disable-features=\S*Translate/);
  });

  test('may open nothing but this machine, by policy', async () => {
    const policy = JSON.parse(await text('linux/chromium-policy.json')) as Record<string, unknown>;
    expect(policy).toMatchObject({
      URLBlocklist: expect.arrayContaining(['*', 'chrome://*']),
      URLAllowlist: ['http://127.0.0.1', 'file:///run/hallway/browser/start.html'],
      VideoCaptureAllowed: false,
      VideoCaptureAllowedUrls: ['http://127.0.0.1:*'],
      AudioCaptureAllowed: false,
      DeveloperToolsAvailability: 2,
      PrintingEnabled: false,
      AllowFileSelectionDialogs: false,
    });
  });
});

describe('Linux', () => {
  const units = ['kiosk@.service', 'kiosk-chromium@.service'];

  test.each(units)(
    '%s starts one screen, restarts always, and cannot write to itself',
    async (unit) => {
      const file = await text(join('linux', unit));
      expect(file).toMatch(/^ExecStart=\/usr\/bin\/cage -- /m);
      expect(file).not.toMatch(/^ExecStart=\/usr\/bin\/cage .*-s/m);
      for (const line of [
        'Restart=always',
        'Type=notify',
        'WatchdogSec=30',
        'StartLimitAction=reboot',
        'ProtectSystem=strict',
        'User=hallway',
      ]) {
        expect(file.split('\n')).toContain(line);
      }
    },
  );

  test.each(units)(
    '%s switches the machine off when the battery ends, and only then',
    async (unit) => {
      const lines = (await text(join('linux', unit))).split('\n');
      expect(lines).toContain(`RestartPreventExitStatus=${POWER_OVER_STATUS}`);
      const [order = ''] = lines.filter((line) => line.startsWith('ExecStopPost='));
      const [, script = ''] = /^ExecStopPost=\+\/bin\/sh -c '(.*)'$/.exec(order) ?? [];
      const off = 'upsmon() { echo upsmon $*; return 1; }; systemctl() { echo systemctl $*; }';
      const run = (status: string): Promise<string | null> =>
        check('/usr/bin/env', [
          `EXIT_STATUS=${status}`,
          '/bin/sh',
          '-c',
          `${off}; ${script.replaceAll('$$', '$')}`,
        ]);
      expect(await run(String(POWER_OVER_STATUS))).toBe('upsmon -c fsd\nsystemctl poweroff\n');
      for (const status of ['0', '1', 'TERM']) expect(await run(status)).toBe('');
    },
  );

  test.each(units)(
    '%s passes systemd-analyze verify, but for programs not installed here',
    async (unit) => {
      const name = unit.replace('@', '@tty1');
      const said = await check('systemd-analyze', [
        'verify',
        `${join(deploy, 'linux', unit)}:${name}`,
      ]);
      const complaints = (said ?? '')
        .split('\n')
        .filter((line) => line.includes(unit.split('@')[0] ?? unit))
        .filter((line) => !/is not executable: No such file|not found/.test(line));
      expect(complaints).toEqual([]);
    },
  );

  test('the compositor hears no keyboard', async () => {
    const rules = await text('linux/99-kiosk-input.rules');
    expect(rules).toMatch(/ENV\{ID_INPUT_KEYBOARD\}=="1", ENV\{LIBINPUT_IGNORE_DEVICE\}="1"/);
    const said = await check('udevadm', ['verify', join(deploy, 'linux', '99-kiosk-input.rules')]);
    // udevadm learnt to verify in systemd 254; older ones do not know the word.
    if (said !== null && !/unknown|invalid|Unknown/i.test(said)) expect(said).not.toMatch(/error/i);
  });
});

describe('Windows', () => {
  test('the kiosk’s account has the program for a shell, and only that account', async () => {
    const xml = await text('windows/shell-launcher.xml');
    const profile = /<Profile Id="(\{[0-9A-F-]{36}\})">/.exec(xml)?.[1];
    expect(xml).toContain(`<Profile Id="${profile}" />`);
    expect(xml).toContain('<DefaultAction Action="RestartShell" />');
    expect(xml).toContain('<Shell Shell="%SystemRoot%\\explorer.exe" />');
    const said = await check('xmllint', ['--noout', join(deploy, 'windows', 'shell-launcher.xml')]);
    expect(said ?? '').toBe('');
  });

  test('the machine is switched off when the battery ends', async () => {
    const xml = await text('windows/shell-launcher.xml');
    expect(xml).toContain(
      `<ReturnCodeAction ReturnCode="${POWER_OVER_STATUS}" Action="ShutdownDevice" />`,
    );
  });

  test('edge swipes and keys are off', async () => {
    expect(await text('windows/edge-swipe.reg')).toContain('"AllowEdgeSwipe"=dword:00000000');
    expect(await text('windows/keyboard-filter.ps1')).toContain('WEKF_PredefinedKey');
  });
});

describe('electron-builder.yml', () => {
  test('is what electron-builder accepts', async () => {
    const config = await loadConfig();
    await expect(validate(config)).resolves.not.toThrow();
  });

  test('and the check is not blind', async () => {
    const config = { ...(await loadConfig()), npmRebuilt: false };
    await expect(validate(config)).rejects.toThrow('npmRebuilt');
  });

  test('closes every fuse, compiles nothing, and packs this Electron', async () => {
    const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(await loadConfig()).toMatchObject({
      electronVersion: devDependencies['electron'],
      npmRebuild: false,
      nodeGypRebuild: false,
      asar: true,
      electronFuses: {
        runAsNode: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        grantFileProtocolExtraPrivileges: false,
        onlyLoadAppFromAsar: true,
        enableCookieEncryption: true,
        enableEmbeddedAsarIntegrityValidation: true,
      },
    });
  });

  test('brings the licences of what it shows and prints with', async () => {
    const { extraResources } = (await loadConfig()) as {
      extraResources: { from: string; to: string }[];
    };
    const notices = extraResources.filter(({ to }) => to.startsWith('notices/'));
    expect(notices).toHaveLength(7);
    const built = notices.filter(({ from }) => from.startsWith('kiosk/dist/'));
    // tests/kiosk/shell-electron/build.serial.test.ts looks into these.
    expect(built.map(({ from }) => from)).toEqual([
      'kiosk/dist/core/certificates/fonts/HanaMinB.txt',
      'kiosk/dist/ui/notices.txt',
    ]);
    for (const { from } of notices.filter((notice) => !built.includes(notice))) {
      expect(await readFile(join(root, from), 'utf8')).toMatch(
        /SIL OPEN FONT LICENSE|MIT License/i,
      );
    }
  });
});
