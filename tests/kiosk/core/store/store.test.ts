import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../../kiosk/src/core/compose/migrations.ts';
import { openStore } from '../../../../kiosk/src/core/store/index.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'hallway-store-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const place = { table: 'some', key: 'a', column: 'body' };

describe("the kiosk's store", () => {
  it('makes its folder, its file and its key, for the owner only', () => {
    const dataDir = join(parent, 'data');
    openStore(dataDir, migrations).close();
    expect(readdirSync(dataDir).toSorted()).toEqual(['kiosk.db', 'store.key']);
    for (const path of [dataDir, join(dataDir, 'kiosk.db'), join(dataDir, 'store.key')]) {
      expect(statSync(path).mode & 0o077).toBe(0);
    }
  });

  it('opens again under the key it made', () => {
    const first = openStore(parent, migrations);
    const sealed = first.fields.seal(place, '张伟');
    first.close();
    const again = openStore(parent, migrations);
    expect(again.fields.open(place, sealed).toString()).toBe('张伟');
    again.close();
    rmSync(join(parent, 'store.key'));
    expect(() => openStore(parent, migrations)).toThrow(
      expect.objectContaining({ code: 'KEY_MISMATCH' }),
    );
  });
});
