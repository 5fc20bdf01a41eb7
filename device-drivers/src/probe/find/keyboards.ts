import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Search } from './found.ts';

/** Readers that type, and keyboards: nothing tells them apart. @param dev `/dev` */
export function findKeyboards(dev: string): Search {
  const byId = join(dev, 'input', 'by-id');
  if (!existsSync(byId)) return { found: [], failed: null };
  const names = readdirSync(byId).filter((name) => name.endsWith('-event-kbd'));
  const found = names.toSorted().map((name, index) => ({
    about: {
      zh: `键盘，或像键盘一样打字的读卡器（绝不要声明真正的键盘）：${name}`,
      en: `A keyboard, or a reader that types like one (never declare a real keyboard): ${name}`,
    },
    declaration: {
      id: `wedge-${index + 1}`,
      kind: 'card-reader',
      driver: 'keyboard-wedge',
      options: { path: join(byId, name) },
    },
    missing: ['options.prefix', 'options.uid', 'options.end'],
  }));
  return { found, failed: null };
}
