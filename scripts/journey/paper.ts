import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Number of pages, as poppler counts them. */
export async function pagesOf(pdf: string): Promise<number | null> {
  const { stdout } = await exec('pdfinfo', [pdf]);
  const pages = /^Pages:\s+(\d+)$/m.exec(stdout)?.[1];
  return pages === undefined ? null : Number(pages);
}

/** The verify code as a person reads it off the paper. */
export async function verifyCodeOf(pdf: string): Promise<string | null> {
  const { stdout } = await exec('pdftotext', [pdf, '-']);
  return verifyCodeIn(stdout);
}

/** The verify code in the words of a paper; null when there is none. */
export function verifyCodeIn(text: string): string | null {
  return /\b[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}\b/.exec(text)?.[0] ?? null;
}
