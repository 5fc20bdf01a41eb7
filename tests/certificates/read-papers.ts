import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { run } from './support.ts';

/** A PDF on disk. */
export interface PageFile {
  file: string;
  pages: number;
}

/** What fontTools finds in one font of a PDF; see `tests/peers/fonts.py`. */
export interface FontFindings {
  name: string;
  glyphs: number;
  empty: number;
  blank: string[];
  mute: number[];
  wide: number[];
}

/** Text without the white space that extractors put in as they see fit. */
export function bareText(text: string): string {
  return text.normalize('NFC').replace(/\s/g, '');
}

/** Names of files that one command line takes with ease. */
const BATCH = 60;

/**
 * What a shell command says of each file, `$f`, on both streams. One shell for many files: a child of ours costs more
 * than what these tools do.
 */
export async function sayOf(
  files: readonly Pick<PageFile, 'file'>[],
  command: string,
): Promise<string[]> {
  const said: string[] = [];
  const script = `for f; do ${command} 2>&1; printf '\\036'; done`;
  for (let i = 0; i < files.length; i += BATCH) {
    const names = files.slice(i, i + BATCH).map(({ file }) => file);
    const { stdout } = await run('sh', ['-c', script, 'sh', ...names]);
    said.push(...stdout.split('\u001e').slice(0, -1));
  }
  if (said.length !== files.length) throw new Error(`${said.length} answers of ${files.length}`);
  return said;
}

/** The text of each file for poppler and for MuPDF. */
export async function textsOf(
  files: readonly PageFile[],
): Promise<[poppler: string, mupdf: string][]> {
  const poppler = await sayOf(files, 'pdftotext -raw "$f" -');
  const mupdf: string[] = [];
  for (let i = 0; i < files.length; i += BATCH) {
    const batch = files.slice(i, i + BATCH);
    const names = batch.map(({ file }) => file);
    const { stdout } = await run('mutool', ['draw', '-q', '-F', 'txt', ...names]);
    const pages = stdout.split('\f');
    for (const { pages: count } of batch) mupdf.push(pages.splice(0, count).join('\n'));
    if (pages.join('').trim() !== '') throw new Error('MuPDF saw more pages than there are');
  }
  return poppler.map((text, index) => [text, mupdf[index] ?? '']);
}

/** The fonts of each file, as fontTools sees them: one process for all files. */
export async function fontsOf(files: readonly Pick<PageFile, 'file'>[]): Promise<FontFindings[][]> {
  const script = fileURLToPath(new URL('../peers/fonts.py', import.meta.url));
  const child = spawn('/usr/bin/python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(files.map(({ file }) => `${file}\n`).join(''));
  let out = '';
  for await (const chunk of child.stdout) out += String(chunk);
  const found = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { fonts: FontFindings[] }).fonts);
  if (found.length !== files.length) throw new Error(`${found.length} files of ${files.length}`);
  return found;
}
