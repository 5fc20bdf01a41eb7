import { campusDate } from '@hallway/certificates';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { shareDays, type HeldPaper, type HolderView } from '../../web/contract/me.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database, Reader } from '../db/index.ts';
import { HttpError } from '../http/error.ts';
import { createRateLimiter } from '../http/rate-limit.ts';
import {
  documentName,
  paperState,
  type IssueRecord,
  type PrintedFields,
  type Register,
} from '../issuance/index.ts';
import { isPassword, type People } from '../people/index.ts';
import { HOLDER_SESSION_MS, type HolderSessions } from './holder-sessions.ts';
import type { Lookups } from './lookups.ts';
import type { Shares } from './shares.ts';

const COOKIE = 'hallway_holder';
/** Papers and look-ups shown at once. */
const MOST_PAPERS = 50;
const MOST_LOOKUPS = 20;
/** Ten guesses at once, then one every twelve seconds: per address and, apart from that, per paper. */
const guesses = { burst: 10, perSecond: 1 / 12 };

const proofSchema = z.object({
  serial: z.string().min(1).max(64),
  code: z.string().min(1).max(64),
  password: z.string().min(1).max(128),
});
const shareSchema = z.object({ serial: z.string().max(64), days: z.literal(shareDays) });

export interface HolderDeps {
  db: Database;
  people: People;
  register: Register;
  printed: PrintedFields;
  lookups: Lookups;
  shares: Shares;
  sessions: HolderSessions;
  catalogue: Catalogue;
  now: () => number;
}

/**
 * A holder and their papers. Whoever has a paper in hand and knows its holder's self-service password is its holder.
 *
 * POST /api/me/sign-in, POST /api/me/sign-out. GET /api/me: the papers, who asked about each, what is shared.
 * POST /api/me/shares, POST /api/me/shares/:serial/:id/withdraw.
 */
export function holderRoutes(app: FastifyInstance, deps: HolderDeps): void {
  const { db, people, register, printed, lookups, shares, sessions, catalogue, now } = deps;
  const limiter = createRateLimiter(guesses, now);
  const open = { config: { access: 'public' as const } };

  function setCookie(reply: FastifyReply, request: FastifyRequest, token: string, ms: number) {
    return reply.setCookie(COOKIE, token, {
      path: '/api/me',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      maxAge: Math.floor(ms / 1000),
    });
  }

  function signedIn(request: FastifyRequest): string | null {
    const token = request.cookies[COOKIE];
    return token === undefined ? null : sessions.find(token);
  }

  function holderOf(request: FastifyRequest): string {
    const no = signedIn(request);
    if (no === null) throw new HttpError('HOLDER_SIGN_IN');
    return no;
  }

  /** A paper of the signed-in holder. */
  function own(tx: Reader, no: string, serial: string): IssueRecord {
    const record = register.bySerial(tx, serial);
    if (record?.holder.personNo !== no) throw new HttpError('NOT_FOUND');
    return record;
  }

  function stateOf(record: IssueRecord) {
    return paperState(record.status, record.valid_until, campusDate(new Date(now())));
  }

  function held(tx: Reader, record: IssueRecord): HeldPaper {
    const { serial } = record;
    return {
      serial,
      document: documentName(tx, catalogue, record.document),
      state: stateOf(record),
      issuedOn: campusDate(new Date(record.issued_at)),
      validUntil: record.valid_until,
      asked: lookups.count(tx, serial),
      lookups: lookups.of(tx, serial, MOST_LOOKUPS),
      shares: shares.of(tx, serial),
      shareable: printed.of(tx, serial) !== null,
    };
  }

  app.post('/api/me/sign-in', open, async (request, reply) => {
    const body = proofSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    const { serial, code, password } = body.data;
    const counters = [`address ${request.ip}`, `paper ${serial.trim().toUpperCase()}`];
    const wait = Math.max(...counters.map((counter) => limiter.take(counter)));
    if (wait > 0) throw new HttpError('TOO_MANY', wait);
    const person = db.read((tx) => {
      const record = register.find(tx, serial, code);
      return record && people.get(tx, record.holder.personNo);
    });
    const hashed = person?.credentials.password ?? null;
    if (!person || hashed === null || !(await isPassword(hashed, password))) {
      throw new HttpError('WRONG_HOLDER');
    }
    // Only wrong guesses count; they are counted first, so that many at once do not slip through.
    for (const counter of counters) limiter.giveBack(counter);
    setCookie(reply, request, sessions.open(person.no), HOLDER_SESSION_MS);
    return reply.code(204).send();
  });

  app.post('/api/me/sign-out', open, async (request, reply) => {
    const token = request.cookies[COOKIE];
    if (token !== undefined) sessions.close(token);
    setCookie(reply, request, '', 0);
    return reply.code(204).send();
  });

  app.get('/api/me', open, async (request) => {
    const no = signedIn(request);
    if (no === null) return { papers: null } satisfies HolderView;
    return db.read((tx): HolderView => ({
      papers: register.ofPerson(tx, no, MOST_PAPERS).map((record) => held(tx, record)),
    }));
  });

  app.post('/api/me/shares', open, async (request) => {
    const no = holderOf(request);
    const body = shareSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    const { serial, days } = body.data;
    return db.write((tx) => {
      const record = own(tx, no, serial);
      const state = stateOf(record);
      const worthless = state === 'revoked' || state === 'not-printed';
      if (worthless || !printed.of(tx, serial)) throw new HttpError('NOTHING_TO_SHARE');
      const share = shares.create(tx, serial, days);
      if (!share) throw new HttpError('TOO_MANY_SHARES');
      return share;
    });
  });

  app.post<{ Params: { serial: string; id: string } }>(
    '/api/me/shares/:serial/:id/withdraw',
    open,
    async (request, reply) => {
      const no = holderOf(request);
      const { serial, id } = request.params;
      db.write((tx) => {
        if (!shares.withdraw(tx, own(tx, no, serial).serial, id)) throw new HttpError('NOT_FOUND');
      });
      return reply.code(204).send();
    },
  );
}
