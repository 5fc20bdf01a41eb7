import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repoDir } from '../../scripts/tools.ts';

/** Workspaces, with what of theirs is shipped or builds it. */
const workspaces: [folder: string, sources: string[]][] = [
  ['central', ['src', 'web', 'vite.config.ts']],
  ['central/protocol', ['src']],
  ['central/sealed-store', ['src']],
  ['kiosk', ['src', 'vite.config.ts']],
  ['device-drivers', ['src', 'sim']],
  ['certificates', ['src']],
];

/** What builds, and what the shell finds in Electron itself. */
const fromElsewhere = new Set(['vite', '@vitejs/plugin-react', 'electron']);

const imported = /\b(?:from|import)\s*['"]([@a-z][^'"\s]*)['"]/g;

/** The package that `@scope/name/path` or `name/path` comes from. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function textOf(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx?|css)$/.test(file))
    .map((file) => readFileSync(join(path, file), 'utf8'))
    .join('\n');
}

/** npm puts everything in one folder, so that a package nobody asked for is found all the same, until the day it moves. */
describe.each(workspaces)('%s', (folder, sources) => {
  const declaration = JSON.parse(readFileSync(join(repoDir, folder, 'package.json'), 'utf8')) as {
    name: string;
    dependencies?: Record<string, string>;
  };
  const declared = Object.keys(declaration.dependencies ?? {});
  const text = sources.map((source) => textOf(join(repoDir, folder, source))).join('\n');

  test('declares every package it imports', () => {
    const specifiers = Array.from(text.matchAll(imported), ([, specifier = '']) => specifier);
    const used = new Set(specifiers.filter((one) => !isBuiltin(one)).map(packageOf));
    const known = new Set([...declared, ...fromElsewhere, declaration.name]);
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
  });

  test('declares no package it does not name', () => {
    const unnamed = declared.filter((name) => !new RegExp(`['"\`]${name}['"\`/]`).test(text));
    expect(unnamed).toEqual([]);
  });
});
