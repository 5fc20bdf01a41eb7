import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { StaffAnswer, StaffMember } from '../../web/contract/staff.ts';
import type { StaffSession } from '../http/access.ts';
import { HttpError } from '../http/error.ts';
import { createRateLimiter } from '../http/rate-limit.ts';
import type { Accounts } from './accounts.ts';
import { SESSION_MS, type Sessions } from './sessions.ts';

const COOKIE = 'hallway_staff';

/** Ten guesses at once, then one every twelve seconds: per address and, apart from that, per number. */
const guesses = { burst: 10, perSecond: 1 / 12 };

const signInSchema = z.object({
  no: z.string().min(1).max(24),
  secret: z.string().min(1).max(128),
});

function member({ no, name, role }: StaffSession): StaffMember {
  return { no, name, role };
}

/** The member of staff whose session cookie a request carries, or null. */
export function staffOf(sessions: Sessions, request: FastifyRequest): StaffSession | null {
  const token = request.cookies[COOKIE];
  return token === undefined ? null : sessions.find(token);
}

/** POST /staff/sign-in, POST /staff/sign-out, GET /api/staff/me. */
export function staffRoutes(
  app: FastifyInstance,
  { accounts, sessions, now }: { accounts: Accounts; sessions: Sessions; now: () => number },
): void {
  const limiter = createRateLimiter(guesses, now);

  function setCookie(reply: FastifyReply, request: FastifyRequest, token: string, ms: number) {
    return reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      maxAge: Math.floor(ms / 1000),
    });
  }

  app.post('/staff/sign-in', { config: { access: 'public' } }, async (request, reply) => {
    const parsed = signInSchema.safeParse(request.body);
    if (!parsed.success) throw new HttpError('BAD_REQUEST');
    const { no, secret } = parsed.data;
    const counters = [`address ${request.ip}`, `number ${no.trim().toUpperCase()}`];
    const wait = Math.max(...counters.map((counter) => limiter.take(counter)));
    if (wait > 0) throw new HttpError('TOO_MANY', wait);
    const account = await accounts.check(no, secret);
    if (!account) throw new HttpError('WRONG_SECRET');
    // Only wrong guesses count; they are counted first, so that many at once do not slip through.
    for (const counter of counters) limiter.giveBack(counter);
    setCookie(reply, request, sessions.open(account), SESSION_MS);
    return member(account);
  });

  app.post('/staff/sign-out', { config: { access: 'staff' } }, async (request, reply) => {
    const token = request.cookies[COOKIE];
    if (token !== undefined) sessions.close(token);
    setCookie(reply, request, '', 0);
    return reply.code(204).send();
  });

  app.get('/api/staff/me', { config: { access: 'public' } }, async (request) => {
    const staff = staffOf(sessions, request);
    return { staff: staff && member(staff) } satisfies StaffAnswer;
  });
}
