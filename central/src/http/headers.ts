import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What every page may load: our own files, and pictures of our own. */
const policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['hallway'],
};

/** Where codes are scanned, the reader runs, which is WebAssembly, and the camera is used: nowhere else. */
const scanningPolicy = { ...policy, 'script-src': ["'self'", "'wasm-unsafe-eval'"] };

/**
 * What the worker of the designer may do that no page may: it makes papers with the engine of the kiosks, which is
 * WebAssembly. A worker goes by the policy of its own file, so the page around it stays as strict as the others.
 */
const enginePolicy = "default-src 'none';script-src 'self' 'wasm-unsafe-eval';connect-src 'self'";

/** Lets the worker that makes previews run the engine. */
export function allowEngine(reply: FastifyReply): FastifyReply {
  return reply.header('content-security-policy', enginePolicy);
}

/** Lets a page scan codes with the camera. */
export function allowScanning(reply: FastifyReply): FastifyReply {
  const text = Object.entries(scanningPolicy).map(([name, values]) => [name, ...values].join(' '));
  return reply
    .header('content-security-policy', text.join(';'))
    .header('permissions-policy', 'camera=(self), microphone=(), geolocation=()');
}

/**
 * Headers of every answer. The policy allows our own files only, no inline code or style, and makes scripts that
 * write markup from text fail (Trusted Types); the one policy names the verifier's service worker.
 */
export async function setHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: policy,
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // Transport security is announced by the balancer that ends TLS, not by a server on a loopback address.
    strictTransportSecurity: false,
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('permissions-policy')) {
      reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    }
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
