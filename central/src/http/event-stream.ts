import type { FastifyInstance, FastifyReply } from 'fastify';

/** A comment this often keeps balancers from closing a quiet stream, and notices readers who left. */
const KEEP_ALIVE_MS = 20_000;

/** Tells one reader of a stream. */
export type Tell = (event: string, data: unknown) => void;

/**
 * Streams of server-sent events (HTML Living Standard §9.2) of one server, which end when it stops.
 *
 * @returns opens a stream over a reply: `begin` tells the reader and returns the way to stop telling
 */
export function eventStreams(
  app: FastifyInstance,
): (reply: FastifyReply, begin: (tell: Tell) => () => void) => void {
  const streams = new Set<FastifyReply>();

  // Streams have no end of their own; a server that stops must not wait for them.
  app.addHook('preClose', async () => {
    for (const { raw } of streams) raw.end();
  });

  return (reply, begin) => {
    reply.hijack();
    streams.add(reply);
    const { raw } = reply;
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value);
    }
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const stop = begin((event, data) =>
      raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    );
    const keepAlive = setInterval(() => raw.write(':\n\n'), KEEP_ALIVE_MS).unref();
    raw.on('close', () => {
      clearInterval(keepAlive);
      stop();
      streams.delete(reply);
    });
  };
}
