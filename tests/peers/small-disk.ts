import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of one mebibyte that a test can fill. */
export interface SmallDisk {
  dir: string;
  fill(): void;
  free(): void;
  remove(): void;
}

/** Mounts one; null when nobody lets us. */
export function smallDisk(): SmallDisk | null {
  const dir = mkdtempSync(join(tmpdir(), 'hallway-disk-'));
  const removeFolder = () => rmSync(dir, { recursive: true, force: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    removeFolder();
    return null;
  }
  const ballast = `${dir}/ballast`;
  return {
    dir,
    fill() {
      for (let octets = 1 << 20; octets >= 1; octets >>= 1) {
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(octets), { flag: 'a' });
        } catch {
          // Full for pieces of this size.
        }
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', [dir]);
      removeFolder();
    },
  };
}

/** Whether this machine lets us mount one. */
export const mayMount = (() => {
  const disk = smallDisk();
  disk?.remove();
  return disk !== null;
})();
