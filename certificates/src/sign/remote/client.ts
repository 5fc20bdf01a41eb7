import { request, type Agent } from 'node:https';
import { codeOfFailure, codeOfStatus, RemoteSealError } from './error.ts';

/** No answer of a seal server comes near this. */
const MAX_ANSWER = 64 * 1024;

export interface Call {
  method: 'GET' | 'POST';
  url: URL;
  agent: Agent;
  /** For the whole exchange. */
  timeoutMs: number;
  body?: unknown;
}

/** One exchange of JSON over HTTPS. @throws RemoteSealError */
export async function call({ method, url, agent, timeoutMs, body }: Call): Promise<unknown> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { status, text } = await exchange(method, url, agent, signal, body);
    const code = codeOfStatus(status);
    if (code) throw new RemoteSealError(code, `${url.pathname} answered ${status}`);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof RemoteSealError) throw error;
    if (error instanceof SyntaxError) {
      throw new RemoteSealError('BAD_ANSWER', 'not JSON', { cause: error });
    }
    const code = signal.aborted ? 'TIMEOUT' : codeOfFailure(error);
    throw new RemoteSealError(code, url.host, { cause: error });
  }
}

function exchange(
  method: string,
  url: URL,
  agent: Agent,
  signal: AbortSignal,
  body: unknown,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      'content-length': Buffer.byteLength(payload),
      ...(payload ? { 'content-type': 'application/json' } : {}),
    };
    const sent = request(url, { method, agent, signal, headers }, (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > MAX_ANSWER) {
          reject(new RemoteSealError('BAD_ANSWER', 'too long'));
          sent.destroy();
        } else chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}
