import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoDir } from '../../../scripts/tools.ts';

const codecs = readdirSync(join(repoDir, 'device-drivers/src/codec'));

test.each(codecs)('codec %s is fuzzed', (codec) => {
  const files = globSync(`${codec}/**/fuzz.test.ts`, { cwd: import.meta.dirname });
  const texts = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
  expect(texts.filter((text) => /\bfuzz(?:Stream|Framing)?\(/.test(text))).not.toEqual([]);
});
