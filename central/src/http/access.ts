import type {
  FastifyInstance,
  FastifyPluginCallback,
  FastifyPluginOptions,
  FastifyRequest,
  RouteOptions,
} from 'fastify';
import { may, type Permission } from '../staff/permissions.ts';
import type { Role } from '../staff/roles.ts';
import { HttpError } from './error.ts';

/** Who may use a route: everybody, all who are signed in, or those whose role has this permission. */
export type Access = 'public' | 'staff' | Permission;

/** The member of staff behind a request. */
export interface StaffSession {
  no: string;
  name: string;
  role: Role;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** Set on every route that is not public. */
    staff: StaffSession | null;
  }
}

/** Deny by default: central does not start with a route that does not say who may use it. */
export class UndeclaredAccessError extends Error {
  override name = 'UndeclaredAccessError';
  constructor(routes: readonly string[]) {
    super(`add config.access to: ${routes.join(', ')}`);
  }
}

/**
 * Makes every route registered from here on declare its access, and enforces it before the handler runs.
 *
 * @param sessionOf finds who sent a request, or null
 */
export function enforceAccess(
  app: FastifyInstance,
  sessionOf: (request: FastifyRequest) => StaffSession | null,
): void {
  const routes: RouteOptions[] = [];
  app.decorateRequest('staff', null);
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const undeclared = routes.filter((route) => route.config?.access === undefined);
    if (undeclared.length === 0) return;
    throw new UndeclaredAccessError(undeclared.map((r) => `${String(r.method)} ${r.url}`));
  });
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    // An unknown address has no route; the not-found answer tells nothing.
    if (access === undefined || access === 'public') return;
    if (isForeign(request)) throw new HttpError('FOREIGN_PAGE');
    request.staff = sessionOf(request);
    if (!request.staff) throw new HttpError('SIGN_IN_NEEDED');
    if (access !== 'staff' && !may(request.staff.role, access)) throw new HttpError('NOT_ALLOWED');
  });
}

/**
 * Whether a page of another origin wants to change something in the name of who is signed in here (W3C Fetch Metadata).
 * Browsers say where a request comes from; programs do not, and have no session but their own.
 */
function isForeign({ method, headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return method !== 'GET' && method !== 'HEAD' && site !== undefined && site !== 'same-origin';
}

/** Registers a plug-in whose routes are all of one access, which they cannot know of themselves. */
export function registerAs<Options extends FastifyPluginOptions>(
  app: FastifyInstance,
  access: Access,
  plugin: FastifyPluginCallback<Options>,
  options: Options,
): void {
  void app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, access };
    });
    await scope.register(plugin, options);
  });
}
