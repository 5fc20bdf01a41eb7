import type { Bilingual } from './bilingual.ts';

/** A refusal of central, or no answer at all; the text is for the reader. */
export class RequestError extends Error {
  override name = 'RequestError';
  readonly code: string;
  readonly text: Bilingual;
  /** What else the refusal says, as the contract of the address has it. */
  readonly details: unknown;
  constructor(code: string, text: Bilingual, details: unknown = null) {
    super(code);
    this.code = code;
    this.text = text;
    this.details = details;
  }
}

const noAnswer: Bilingual = {
  zh: '暂时连不上服务器，请检查网络后重试。',
  en: 'The server cannot be reached. Check the network and try again.',
};

function refusalOf(body: unknown): RequestError {
  if (typeof body === 'object' && body !== null && 'error' in body) {
    const { code, message } = body.error as { code: string; message: Bilingual };
    return new RequestError(code, message, body.error);
  }
  return new RequestError('NO_ANSWER', noAnswer);
}

/**
 * Asks central; the caller names the shape that the contract gives for this address.
 *
 * @throws RequestError
 */
export async function request<Answer>(address: string, init: RequestInit = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestError('NO_ANSWER', noAnswer);
  }
  const text = await response.text();
  let body: unknown = null;
  try {
    body = text === '' ? null : JSON.parse(text);
  } catch {
    throw new RequestError('NO_ANSWER', noAnswer);
  }
  if (!response.ok) throw refusalOf(body);
  return body as Answer;
}

/** POST with a JSON body. */
export function send<Answer>(address: string, body: unknown): Promise<Answer> {
  return request<Answer>(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
