import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoDir } from '../../scripts/tools.ts';

/**
 * The walls of the house (design §1) hold only while breaking one fails. Each case writes one file with one import
 * into an empty tree under our lint configuration.
 */
const broken: [file: string, specifier: string][] = [
  ['central/protocol/src/x.ts', 'node:fs'],
  ['central/protocol/src/x.ts', '@hallway/certificates'],
  ['central/protocol/src/x.ts', '../../src/main.ts'],
  ['central/protocol/src/x.ts', '@hallway/sealed-store'],
  ['central/protocol/src/x.ts', '../../sealed-store/src/index.ts'],
  ['central/sealed-store/src/x.ts', '@hallway/protocol'],
  ['central/sealed-store/src/x.ts', '@hallway/certificates'],
  ['central/sealed-store/src/x.ts', '../../protocol/src/index.ts'],
  ['central/sealed-store/src/x.ts', '../../src/main.ts'],
  ['central/sealed-store/src/x.ts', '../../web/shared/x.ts'],
  ['central/sealed-store/src/x.ts', '../../../kiosk/src/core/index.ts'],
  ['central/sealed-store/src/x.ts', '../../../device-drivers/src/index.ts'],
  ['central/sealed-store/src/x.ts', '../../../certificates/src/index.ts'],
  ['central/sealed-store/src/x.ts', 'electron'],
  ['central/sealed-store/src/x.ts', 'react'],
  ['certificates/src/render/x.ts', '@hallway/protocol'],
  ['certificates/src/render/x.ts', '@hallway/sealed-store'],
  ['certificates/src/render/x.ts', '../../../kiosk/src/core/index.ts'],
  ['certificates/src/render/x.ts', 'react'],
  ['device-drivers/src/codec/x.ts', '@hallway/certificates'],
  ['device-drivers/src/codec/x.ts', '@hallway/sealed-store'],
  ['device-drivers/sim/x.ts', '../../central/src/main.ts'],
  ['central/src/db/x.ts', '../../sealed-store/src/index.ts'],
  ['central/src/people/x.ts', '@hallway/kiosk/core'],
  ['central/src/people/x.ts', '@hallway/device-drivers'],
  ['central/src/people/x.ts', '../../../kiosk/src/core/index.ts'],
  ['central/src/people/x.ts', 'react'],
  ['central/web/fleet/x.tsx', 'node:fs'],
  ['central/web/fleet/x.tsx', '../../src/main.ts'],
  ['central/web/fleet/x.tsx', 'electron'],
  ['central/web/fleet/x.tsx', '@hallway/sealed-store'],
  ['central/web/fleet/x.tsx', '../../sealed-store/src/index.ts'],
  ['kiosk/src/bridge/x.ts', 'node:crypto'],
  ['kiosk/src/bridge/x.ts', '@hallway/protocol'],
  ['kiosk/src/bridge/x.ts', '@hallway/sealed-store'],
  ['kiosk/src/bridge/x.ts', '../../../central/sealed-store/src/index.ts'],
  ['kiosk/src/bridge/ports/x.ts', '../../core/index.ts'],
  ['kiosk/src/core/session/x.ts', 'electron'],
  ['kiosk/src/core/session/x.ts', '../../shell/chromium/host.ts'],
  ['kiosk/src/core/session/x.ts', '../../ui/main.tsx'],
  ['kiosk/src/core/session/x.ts', '@hallway/central'],
  ['kiosk/src/core/store/x.ts', '../../../../central/sealed-store/src/index.ts'],
  ['kiosk/src/shell/x.ts', '@hallway/sealed-store'],
  ['kiosk/src/shell/x.ts', '../../../central/sealed-store/src/index.ts'],
  ['kiosk/src/shell/chromium/x.ts', 'electron'],
  ['kiosk/src/shell/chromium/x.ts', '@hallway/certificates'],
  ['kiosk/src/shell/chromium/x.ts', '@hallway/sealed-store'],
  ['kiosk/src/shell/chromium/x.ts', '../../../../central/sealed-store/src/index.ts'],
  ['kiosk/src/shell/electron/x.ts', 'react'],
  ['kiosk/src/shell/electron/x.ts', '@hallway/sealed-store'],
  ['kiosk/src/shell/electron/x.ts', '../../../../central/sealed-store/src/index.ts'],
  ['kiosk/src/ui/screens/x.tsx', 'node:fs'],
  ['kiosk/src/ui/screens/x.tsx', '../../core/index.ts'],
  ['kiosk/src/ui/screens/x.tsx', '@hallway/protocol'],
  ['kiosk/src/ui/screens/x.tsx', '@hallway/sealed-store'],
  ['kiosk/src/ui/screens/x.tsx', '../../../../central/sealed-store/src/index.ts'],
];

const allowed: [file: string, specifier: string][] = [
  ['central/protocol/src/x.ts', 'zod'],
  ['central/sealed-store/src/x.ts', 'better-sqlite3'],
  ['central/sealed-store/src/x.ts', 'node:crypto'],
  ['certificates/src/render/x.ts', 'pdf-lib'],
  ['device-drivers/src/transport/x.ts', 'node:net'],
  ['central/src/people/x.ts', '@hallway/protocol'],
  ['central/src/people/x.ts', '@hallway/certificates'],
  ['central/src/db/x.ts', '@hallway/sealed-store'],
  ['central/web/verify/x.tsx', '@hallway/certificates/verify'],
  ['central/web/verify/x.tsx', 'react'],
  ['kiosk/src/core/session/x.ts', '../../bridge/index.ts'],
  ['kiosk/src/core/devices/x.ts', '@hallway/device-drivers'],
  ['kiosk/src/core/store/x.ts', '@hallway/sealed-store'],
  ['kiosk/src/shell/electron/x.ts', 'electron'],
  ['kiosk/src/ui/screens/x.tsx', '../../bridge/index.ts'],
  ['kiosk/src/ui/screens/x.tsx', 'react'],
];

const fileOf = (index: number, file: string): string => file.replace('/x.', `/x${index}.`);

describe('walls of the house', () => {
  let tree: string;
  let complaints: Map<string, string[]>;

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'hallway-walls-'));
    await copyFile(join(repoDir, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
    for (const [index, [file, specifier]] of [...broken, ...allowed].entries()) {
      const path = join(tree, fileOf(index, file));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, `import * as x from '${specifier}';\nexport default x;\n`);
    }
    complaints = await restrictedImports(tree);
  });

  afterAll(() => rm(tree, { recursive: true, force: true }));

  it.each(broken.map((wall, index) => [index, ...wall] as const))(
    '%i: %s may not import %s',
    (index, file) => {
      expect(complaints.get(fileOf(index, file))).toHaveLength(1);
    },
  );

  it.each(allowed.map((arrow, index) => [broken.length + index, ...arrow] as const))(
    '%i: %s may import %s',
    (index, file) => {
      expect(complaints.get(fileOf(index, file))).toBeUndefined();
    },
  );
});

interface LintReport {
  diagnostics: { code: string; filename: string; message: string }[];
}

function restrictedImports(tree: string): Promise<Map<string, string[]>> {
  return new Promise((resolve, reject) => {
    const oxlint = join(repoDir, 'node_modules', '.bin', 'oxlint');
    execFile(oxlint, ['--format', 'json', '.'], { cwd: tree }, (_error, stdout) => {
      try {
        const report = JSON.parse(stdout) as LintReport;
        const byFile = new Map<string, string[]>();
        for (const { code, filename, message } of report.diagnostics) {
          if (!code.includes('no-restricted-imports')) continue;
          byFile.set(filename, [...(byFile.get(filename) ?? []), message]);
        }
        resolve(byFile);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}
