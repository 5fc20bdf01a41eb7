import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.bin': 'application/octet-stream',
};

export interface Asset {
  body: Buffer<ArrayBuffer>;
  type: string;
  /** Vite puts a hash of the content into the names under assets/: they never change. */
  immutable: boolean;
}

/**
 * Where a URL's path lies inside the built UI.
 * @returns null for a path that leaves the folder, is malformed, or whose kind of file the UI does not have
 */
export function assetPath(uiDir: string, urlPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = join(uiDir, path === '/' ? 'index.html' : path);
  if (!file.startsWith(join(uiDir, sep))) return null;
  return Object.hasOwn(types, extname(file)) ? file : null;
}

/** One file of the built UI, or null if there is none of that name. */
export async function readAsset(uiDir: string, urlPath: string): Promise<Asset | null> {
  const file = assetPath(uiDir, urlPath);
  if (file === null) return null;
  try {
    return {
      body: await readFile(file),
      type: types[extname(file)] ?? 'application/octet-stream',
      immutable: urlPath.startsWith('/assets/'),
    };
  } catch {
    return null;
  }
}
