import { createReadStream, existsSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { campusDate, HANAMIN_FILE, templateKey, type TemplateId } from '@hallway/certificates';
import { dateSchema, documentCodeSchema, maxTemplateLength } from '@hallway/protocol';
import { z } from 'zod';
import type {
  TemplateContent,
  TemplateList,
  TemplateMade,
  TemplateVersion,
} from '../../web/contract/templates.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database, Reader } from '../db/index.ts';
import type { Access } from '../http/access.ts';
import { HttpError } from '../http/error.ts';
import { offerOf, offerSchema } from './offer/offer.ts';
import type { Offers } from './offer/offers.ts';
import type { Templates } from './templates.ts';
import { versionViews } from './views.ts';

/** Designers make templates; registrars make and release them. */
const makers: Access = 'make-templates';
const reviewers: Access = 'release-templates';

/** A template in JSON, quoted once more in the body; a character may take six. */
const bodyLimit = 6 * maxTemplateLength + 1024;

const keySchema = z.string().regex(/^(D\d{2})-(zh|en)@([1-9]\d{0,3})$/);
const revisionSchema = z.int().min(1);
const jsonSchema = z.string().max(maxTemplateLength * 2);
const newSchema = z
  .strictObject({
    document: documentCodeSchema,
    language: z.enum(['zh', 'en']),
    origin: z.int().min(1).exactOptional(),
    json: jsonSchema.exactOptional(),
    offer: offerSchema.exactOptional(),
  })
  .refine(({ origin, json }) => (origin === undefined) !== (json === undefined));
const changeSchema = z.strictObject({
  revision: revisionSchema,
  json: jsonSchema,
  offer: offerSchema.nullable().exactOptional(),
});
const submitSchema = z.strictObject({ revision: revisionSchema });
const returnSchema = z.strictObject({ note: z.string().trim().min(1).max(500) });
const releaseSchema = z.strictObject({ startsOn: dateSchema });

export interface TemplateRouteDeps {
  db: Database;
  templates: Templates;
  offers: Offers;
  catalogue: Catalogue;
  nameOf: (staffNo: string) => string;
  now: () => number;
}

type KeyRequest = FastifyRequest<{ Params: { key: string } }>;

/**
 * GET /api/templates, GET /api/templates/:key; POST /api/templates begins a draft, PUT /api/templates/:key changes it,
 * GET /api/templates/fallback-face is the face of rare characters that previews are made with,
 * POST /api/templates/:key/submit, …/withdraw and …/restore: for those who make templates. POST …/return, …/release and
 * …/retire: for registrars, the first two never for who had a hand in the version.
 */
export function templateRoutes(app: FastifyInstance, deps: TemplateRouteDeps): void {
  const { db, templates, offers, catalogue, nameOf, now } = deps;
  const address = '/api/templates/:key';
  const open = { config: { access: makers }, bodyLimit };
  const review = { config: { access: reviewers } };

  function views(tx: Reader, reader: string): TemplateVersion[] {
    return versionViews(templates.all(tx), {
      nameOf,
      documentName: (document) =>
        catalogue.document(tx, document)?.name ?? { zh: document, en: document },
      reader,
      today: campusDate(new Date(now())),
    });
  }

  app.get('/api/templates', open, async (request) =>
    db.read((tx): TemplateList => ({
      today: campusDate(new Date(now())),
      versions: views(tx, staffOf(request)),
      usual: offers.usual(tx),
    })),
  );

  app.get(address, open, async (request: KeyRequest) =>
    db.read((tx): TemplateContent => {
      const ref = refOf(request);
      const stored = templates.get(tx, ref);
      const view = views(tx, staffOf(request)).find(({ key }) => key === templateKey(ref));
      if (!stored || !view) throw new HttpError('NOT_FOUND');
      return {
        ...view,
        json: stored.json,
        offer: offerOf(stored.offer),
        offered: offers.current(tx, ref.document),
      };
    }),
  );

  app.post('/api/templates', open, async (request, reply) => {
    const start = bodyOf(newSchema, request);
    const made = db.write((tx) => templates.begin(tx, start, staffOf(request)));
    request.log.info({ key: made.key }, 'template begun');
    return reply.code(201).send(made satisfies TemplateMade);
  });

  // Kiosks that have it print with it too. Where central has none, the preview says which characters are missing.
  app.get(
    '/api/templates/fallback-face',
    { config: { access: makers } },
    async (_request, reply) => {
      if (!existsSync(HANAMIN_FILE)) throw new HttpError('NOT_FOUND');
      return reply
        .header('cache-control', 'private, max-age=604800')
        .type('font/ttf')
        .send(createReadStream(HANAMIN_FILE));
    },
  );

  app.put(address, open, async (request: KeyRequest) => {
    const change = bodyOf(changeSchema, request);
    return db.write((tx): TemplateMade =>
      templates.edit(tx, refOf(request), change, staffOf(request)),
    );
  });

  app.post(`${address}/submit`, open, async (request: KeyRequest, reply) => {
    const { revision } = bodyOf(submitSchema, request);
    db.write((tx) => templates.submit(tx, refOf(request), revision, staffOf(request)));
    return done(request, reply, 'submitted');
  });

  app.post(`${address}/withdraw`, open, async (request: KeyRequest, reply) => {
    db.write((tx) => templates.withdraw(tx, refOf(request), staffOf(request)));
    return done(request, reply, 'withdrawn');
  });

  app.post(`${address}/restore`, open, async (request: KeyRequest, reply) => {
    const made = db.write((tx) => templates.restore(tx, refOf(request), staffOf(request)));
    request.log.info({ key: made.key }, 'template restored');
    return reply.code(201).send(made satisfies TemplateMade);
  });

  app.post(`${address}/return`, review, async (request: KeyRequest, reply) => {
    const { note } = bodyOf(returnSchema, request);
    db.write((tx) => templates.giveBack(tx, refOf(request), note, staffOf(request)));
    return done(request, reply, 'returned');
  });

  app.post(`${address}/release`, review, async (request: KeyRequest, reply) => {
    const { startsOn } = bodyOf(releaseSchema, request);
    await templates.release(refOf(request), startsOn, staffOf(request));
    return done(request, reply, 'released');
  });

  app.post(`${address}/retire`, review, async (request: KeyRequest, reply) => {
    await templates.retire(refOf(request), staffOf(request));
    return done(request, reply, 'retired');
  });
}

function done(request: KeyRequest, reply: { code(status: 204): { send(): unknown } }, act: string) {
  request.log.info({ key: request.params.key, act }, 'template moved on');
  return reply.code(204).send();
}

function refOf(request: KeyRequest): TemplateId {
  const { key } = request.params;
  const [, document, language, version] = keySchema.safeParse(key).success
    ? (/^(D\d{2})-(zh|en)@(\d+)$/.exec(key) ?? [])
    : [];
  if (document === undefined) throw new HttpError('NOT_FOUND');
  return { document, language: language === 'en' ? 'en' : 'zh', version: Number(version) };
}

function staffOf({ staff }: FastifyRequest): string {
  if (!staff) throw new HttpError('SIGN_IN_NEEDED');
  return staff.no;
}

function bodyOf<Body>(schema: z.ZodType<Body>, { body }: FastifyRequest): Body {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new HttpError('BAD_REQUEST');
  return parsed.data;
}
