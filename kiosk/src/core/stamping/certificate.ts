/** One issued paper of one sheet: what is stamped at most once. */
export interface Certificate {
  issueId: string;
  attempt: number;
}

const prefix = 'stamp:';

/** The key under which a certificate is stamped, once for ever. */
export function certificateKey({ issueId, attempt }: Certificate): string {
  return `${prefix}${issueId}:${attempt}`;
}

/** The certificate of such a key; null for any other. */
export function certificateOf(key: string): Certificate | null {
  const [issueId, attempt] = key.startsWith(prefix) ? key.slice(prefix.length).split(':') : [];
  if (issueId === undefined || attempt === undefined) return null;
  return { issueId, attempt: Number(attempt) };
}
