import { campusDate } from '@hallway/certificates';
import { revocationNotice, type RuleSet } from '@hallway/certificates/rules';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type {
  LiveStatus,
  MatchResult,
  Revocation,
  SharedPaper,
} from '../../web/contract/verify.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import type { Rules } from '../entitlement/index.ts';
import { HttpError } from '../http/error.ts';
import { createRateLimiter } from '../http/rate-limit.ts';
import {
  documentName,
  paperState,
  purposeName,
  type IssueRecord,
  type PrintedFields,
  type Register,
} from '../issuance/index.ts';
import type { Lookups } from './lookups.ts';
import { matchClaim } from './match.ts';
import type { Shares } from './shares.ts';

/** Thirty look-ups at once for a busy counter, then one every two seconds, per address. */
const lookUps = { burst: 30, perSecond: 0.5 };
/** Questions about one paper, whoever asks: enough to check every line of it, too few to guess what one says. */
const questions = { burst: 40, perSecond: 1 / 60 };

const secret = z.string().max(64);
const serial = z.string().max(64);
const text = z.string().min(1).max(400);
const field = z.string().max(64);
const questionSchema = z.object({
  serial,
  secret,
  claims: z
    .array(
      z.union([
        z.object({ field, text }),
        z.object({
          field,
          row: z.record(field, text).refine((row) => Object.keys(row).length <= 12),
        }),
      ]),
    )
    .min(1)
    .max(20),
});
const shareSchema = z.object({ code: secret, pin: z.string().regex(/^\d{6}$/) });

const shareRefusals = {
  unknown: 'NO_SUCH_SHARE',
  over: 'SHARE_OVER',
  'wrong-pin': 'WRONG_PIN',
} as const;
type ShareRefusal = (typeof shareRefusals)[keyof typeof shareRefusals];

export interface VerifyDeps {
  db: Database;
  register: Register;
  printed: PrintedFields;
  lookups: Lookups;
  shares: Shares;
  catalogue: Catalogue;
  rules: Rules;
  now: () => number;
}

/** Rule R17 in the contract's words. @param revokedAt ISO instant */
function revocation(rules: RuleSet, revokedAt: string): Revocation | null {
  const on = campusDate(new Date(revokedAt));
  const notice = revocationNotice(rules, on);
  return notice && { on, message: notice.message, fix: notice.fix, office: notice.owner };
}

/**
 * For anyone who has the paper, without a login; every answer is counted for its holder to see.
 *
 * GET /api/verify/:serial/:secret: its state. POST /api/verify/match: whether it says what somebody reads on it.
 * POST /api/verify/share: what it says, with a code and PIN of its holder.
 */
export function verifyRoutes(app: FastifyInstance, deps: VerifyDeps): void {
  const { db, register, printed, lookups, shares, catalogue, rules, now } = deps;
  const perAddress = createRateLimiter(lookUps, now);
  const perPaper = createRateLimiter(questions, now);

  function limit(limiter: typeof perAddress, key: string, tokens = 1): void {
    for (let taken = 0; taken < tokens; taken++) {
      const wait = limiter.take(key);
      if (wait > 0) throw new HttpError('TOO_MANY', wait);
    }
  }

  function stateOf(record: IssueRecord, at: Date) {
    return paperState(record.status, record.valid_until, campusDate(at));
  }

  app.get<{ Params: { serial: string; secret: string } }>(
    '/api/verify/:serial/:secret',
    { config: { access: 'public' } },
    async (request) => {
      limit(perAddress, request.ip);
      const { params } = request;
      const at = new Date(now());
      return db.write((tx): LiveStatus => {
        const record = register.lookUp(tx, params.serial, params.secret);
        if (!record) {
          throw new HttpError(
            register.knowsCode(tx, params.secret) ? 'OTHER_SERIAL' : 'NO_SUCH_PAPER',
          );
        }
        lookups.record(tx, record.serial, 'paper', request.ip);
        const state = stateOf(record, at);
        return {
          serial: record.serial,
          state,
          document: documentName(tx, catalogue, record.document),
          holder: record.holder.maskedName,
          college: record.holder.college,
          purpose: purposeName(record.purpose),
          issuedOn: campusDate(new Date(record.issued_at)),
          validUntil: record.valid_until,
          revocation: state === 'revoked' ? revocation(rules.current(tx), record.status_at) : null,
          template: `${record.template_id} v${record.template_version}`,
          says: printed.of(tx, record.serial)?.template ?? null,
          asOf: at.toISOString(),
        };
      });
    },
  );

  app.post('/api/verify/match', { config: { access: 'public' } }, async (request) => {
    const body = questionSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    limit(perAddress, request.ip);
    const { claims } = body.data;
    const at = new Date(now());
    return db.write((tx): MatchResult => {
      const record = register.find(tx, body.data.serial, body.data.secret);
      if (!record) throw new HttpError('NO_SUCH_PAPER');
      limit(perPaper, record.serial, claims.length);
      lookups.record(tx, record.serial, 'match', request.ip);
      const says = printed.of(tx, record.serial);
      return {
        state: stateOf(record, at),
        template: says?.template ?? null,
        answers: claims.map((claim) => matchClaim(says?.fields ?? null, claim)),
        asOf: at.toISOString(),
      };
    });
  });

  app.post('/api/verify/share', { config: { access: 'public' } }, async (request) => {
    const body = shareSchema.safeParse(request.body);
    if (!body.success) throw new HttpError('BAD_REQUEST');
    limit(perAddress, request.ip);
    const at = new Date(now());
    // A wrong PIN is counted, so it is no error before the transaction is over.
    const answer = db.write((tx): SharedPaper | ShareRefusal => {
      const opened = shares.open(tx, body.data.code, body.data.pin);
      if (opened.kind !== 'open') return shareRefusals[opened.kind];
      const record = register.bySerial(tx, opened.serial);
      const says = printed.of(tx, opened.serial);
      if (!record || !says) return 'SHARE_OVER';
      lookups.record(tx, record.serial, 'share', request.ip);
      return {
        serial: record.serial,
        document: documentName(tx, catalogue, record.document),
        state: stateOf(record, at),
        template: says.template,
        fields: says.fields,
        expiresAt: opened.expiresAt,
        asOf: at.toISOString(),
      };
    });
    if (typeof answer === 'string') throw new HttpError(answer);
    return answer;
  });
}
