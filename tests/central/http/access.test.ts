import cookie from '@fastify/cookie';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  enforceAccess,
  UndeclaredAccessError,
  type StaffSession,
} from '../../../central/src/http/access.ts';
import { answerErrors } from '../../../central/src/http/error.ts';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';

const technician: StaffSession = { no: 'T1', name: 'x', role: 'technician' };

describe('deny by default', () => {
  test('a route that declares no access keeps the server from starting', async () => {
    const app = Fastify();
    enforceAccess(app, () => technician);
    app.get('/open', { config: { access: 'public' } }, async () => 'fine');
    app.get('/forgotten', async () => 'oops');
    await expect(app.ready()).rejects.toThrow(UndeclaredAccessError);
    await expect(app.ready()).rejects.toThrow('/forgotten');
    await app.close();
  });

  test('a role opens only what names it', async () => {
    const app = Fastify();
    answerErrors(app);
    await app.register(cookie);
    let session: StaffSession | null = null;
    enforceAccess(app, () => session);
    app.get('/papers', { config: { access: 'revoke-papers' } }, async () => 'papers');
    expect((await app.inject('/papers')).statusCode).toBe(401);
    session = technician;
    expect((await app.inject('/papers')).statusCode).toBe(403);
    session = { ...technician, role: 'registrar' };
    expect((await app.inject('/papers')).body).toBe('papers');
    await app.close();
  });
});

describe('routes of central', () => {
  let central: TestCentral;
  beforeAll(async () => {
    central = await startCentral();
  });
  afterAll(() => central.stop());

  const statusOf = async (path: string, cookieValue?: string, method = 'GET') => {
    const headers = cookieValue ? { cookie: cookieValue } : {};
    return (await fetch(central.origin + path, { method, headers, redirect: 'manual' })).status;
  };

  test.each(['/livez', '/readyz', '/api/verify/trust', '/api/staff/me'])(
    '%s is for everybody',
    async (path) => {
      expect(await statusOf(path)).toBe(200);
    },
  );

  test.each(['/api/fleet', '/api/fleet/live', '/api/issues'])('%s is for staff', async (path) => {
    expect(await statusOf(path)).toBe(401);
    expect(await statusOf(path, 'hallway_staff=guessed')).toBe(401);
  });

  test('a registrar sees the register, not the machines', async () => {
    const registrar = await signIn(central.origin, 'registrar');
    expect(await statusOf('/api/issues', registrar)).toBe(200);
    expect(await statusOf('/api/fleet', registrar)).toBe(403);
    expect(await statusOf('/api/fleet/K01/revoke', registrar, 'POST')).toBe(403);
  });

  test('every answer carries the policy that forbids inline code', async () => {
    const { headers } = await fetch(`${central.origin}/verify`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  });

  test('what is not there is refused in both languages', async () => {
    const response = await fetch(`${central.origin}/nothing/here`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: { code: 'NOT_FOUND', message: { zh: expect.any(String), en: expect.any(String) } },
    });
  });

  test.each(['/assets/../../main.ts', '/assets/%2e%2e/%2e%2e/package.json', '/assets/nope.js'])(
    '%s leads nowhere',
    async (path) => {
      expect([400, 403, 404]).toContain(await statusOf(path));
    },
  );
});
