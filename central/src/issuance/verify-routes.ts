import { campusDate, purposes } from '@hallway/certificates';
import type { Bilingual } from '@hallway/protocol';
import type { FastifyInstance } from 'fastify';
import type { LiveStatus } from '../../web/contract/verify.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database, Reader } from '../db/index.ts';
import { HttpError } from '../http/error.ts';
import { createRateLimiter } from '../http/rate-limit.ts';
import type { IssueRecord, Register } from './register.ts';
import { paperState } from './status.ts';

/** Thirty look-ups at once for a busy counter, then one every two seconds, per address. */
const lookUps = { burst: 30, perSecond: 0.5 };

export interface VerifyDeps {
  db: Database;
  register: Register;
  catalogue: Catalogue;
  now: () => number;
}

/** GET /api/verify/:serial/:secret: for anyone who has the paper, without a login. */
export function verifyRoutes(app: FastifyInstance, deps: VerifyDeps): void {
  const { db, register, catalogue, now } = deps;
  const limiter = createRateLimiter(lookUps, now);

  app.get<{ Params: { serial: string; secret: string } }>(
    '/api/verify/:serial/:secret',
    { config: { access: 'public' } },
    async (request) => {
      const wait = limiter.take(request.ip);
      if (wait > 0) throw new HttpError('TOO_MANY', wait);
      const { serial, secret } = request.params;
      const at = new Date(now());
      return db.write((tx) => {
        const record = register.lookUp(tx, serial, secret);
        if (!record) throw new HttpError('NO_SUCH_PAPER');
        return liveStatus(record, documentName(tx, catalogue, record.document), at);
      });
    },
  );
}

export function documentName(tx: Reader, catalogue: Catalogue, code: string): Bilingual {
  return catalogue.document(tx, code)?.name ?? { zh: code, en: code };
}

export function purposeName(code: string): Bilingual {
  return purposes.find((purpose) => purpose.code === code)?.name ?? { zh: code, en: code };
}

function liveStatus(record: IssueRecord, document: Bilingual, at: Date): LiveStatus {
  const state = paperState(record.status, record.valid_until, campusDate(at));
  return {
    serial: record.serial,
    state,
    document,
    holder: record.holder.maskedName,
    college: record.holder.college,
    purpose: purposeName(record.purpose),
    issuedOn: campusDate(new Date(record.issued_at)),
    validUntil: record.valid_until,
    revokedOn: state === 'revoked' ? campusDate(new Date(record.status_at)) : null,
    template: `${record.template_id} v${record.template_version}`,
    asOf: at.toISOString(),
  };
}
