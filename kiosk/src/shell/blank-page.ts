import { pageHeaders } from './page-headers.ts';

const STYLE_PATH = '/blank.css';

const style = `body { margin: 0; height: 100vh; display: grid; place-content: center; text-align: center;
  background: #FAF7F1; color: #16262B; font: 42px/1.5 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif }`;

const page = (head: string, body: string): string =>
  '<!doctype html><html lang="zh-CN"><link rel="icon" href="data:,"><title>&#x200b;</title>' +
  `${head}<body bgcolor="#FAF7F1">${body}</body></html>`;

/** Back to the page at once: the document that was is gone with all it knew. */
const between = page('<meta http-equiv="refresh" content="0; url=/">', '');

/** Core is not there yet: says so calmly, and looks again every second. */
const waiting = page(
  '<meta http-equiv="refresh" content="1; url=/blank">' +
    `<link rel="stylesheet" href="${STYLE_PATH}">`,
  '<p>请稍候，马上就好<br><span lang="en">One moment, please</span></p>',
);

export interface BlankPage {
  headers: Record<string, string>;
  body: string;
}

/**
 * The document between two people, and the one while core starts. Both hold nothing, so anybody may have them.
 * @returns null for a path that is neither of them
 */
export function blankPage(path: string, coreReady: boolean): BlankPage | null {
  const headers = (type: string): Record<string, string> => ({
    ...pageHeaders(),
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
  });
  if (path === STYLE_PATH) return { headers: headers('text/css'), body: style };
  if (path !== '/blank') return null;
  return { headers: headers('text/html'), body: coreReady ? between : waiting };
}
