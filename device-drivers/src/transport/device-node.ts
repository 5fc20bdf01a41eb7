import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Whether the path still leads to the node that was opened: a device that was replugged is another one. */
export async function leadsTo(path: string, opened: Stats): Promise<boolean> {
  try {
    const { ino, rdev } = await stat(path);
    return ino === opened.ino && rdev === opened.rdev;
  } catch {
    return false;
  }
}
