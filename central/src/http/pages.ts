import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { allowEngine, allowScanning } from './headers.ts';

/** The web faces by address. `/C` is what QR codes carry: they are written in capitals to stay small. */
const pages = {
  '/': 'verify',
  '/verify': 'verify',
  '/c': 'verify',
  '/C': 'verify',
  '/scan': 'verify',
  '/me': 'me',
  '/sign-in': 'sign-in',
  '/fleet': 'fleet',
  '/register': 'register',
  '/papers': 'papers',
  '/templates': 'templates',
  '/seal': 'seal',
  '/rules': 'rules',
} as const;

/** What the verifier is installed with. */
const icons = ['192', '512', 'maskable-512'].map((size) => `icons/verify-${size}.png`);

/** The worker that makes previews, as the build names it. */
const engineWorker = /^paper-engine-[\w-]+\.js$/;

/** Where `vite build` puts the web faces. */
export const webDir = join(import.meta.dirname, '../../dist/web');

/** Serves the built pages and their files. File names carry a hash of the content, so they may be kept for ever. */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: webDir,
    serve: false,
    preCompressed: true,
    suppressWarning: true,
  });

  for (const [address, page] of Object.entries(pages)) {
    app.get(address, { config: { access: 'public' } }, async (_request, reply) => {
      if (!existsSync(join(webDir, page, 'index.html'))) {
        return reply
          .code(503)
          .type('text/plain; charset=utf-8')
          .send('The web faces are not built. Run: npm run build -w @hallway/central\n');
      }
      if (address === '/scan') allowScanning(reply);
      return reply
        .header('cache-control', 'no-cache')
        .sendFile(`${page}/index.html`, { cacheControl: false });
    });
  }

  app.get('/verify-worker.js', { config: { access: 'public' } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').sendFile('verify-worker.js', { cacheControl: false }),
  );

  for (const name of ['verify.webmanifest', ...icons]) {
    app.get(`/${name}`, { config: { access: 'public' } }, async (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=86400')
        .sendFile(name, { cacheControl: false }),
    );
  }

  app.get<{ Params: { '*': string } }>(
    '/assets/*',
    { config: { access: 'public' } },
    async (request, reply) => {
      const name = request.params['*'];
      if (engineWorker.test(name)) allowEngine(reply);
      return reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .sendFile(`assets/${name}`, { cacheControl: false });
    },
  );
}
