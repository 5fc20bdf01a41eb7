import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Sends a text that many ask for again and again: whoever has this very one is told so instead (RFC 9110 §8.8.3,
 * §13.1.2).
 *
 * @param seconds how long it may be used without asking
 */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, type, seconds }: { text: string; type: string; seconds: number },
): FastifyReply {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  void reply
    .header('etag', tag)
    .header('cache-control', seconds === 0 ? 'no-cache' : `public, max-age=${seconds}`);
  const known = request.headers['if-none-match']?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one.replace(/^W\//, '') === tag)) return reply.code(304).send();
  return reply.type(type).send(text);
}
