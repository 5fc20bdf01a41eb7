import { afterAll, beforeAll, expect, test } from 'vitest';
import { may, permissions, roles, type Permission } from '../../../central/src/staff/index.ts';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';

/** Written out once more by hand: a slip in the table shows here. */
const expected = {
  technician: ['tend-kiosks', 'read-register', 'ask-of-seal'],
  registrar: [
    'read-register',
    'revoke-papers',
    'approve-papers',
    'set-rules',
    'make-templates',
    'release-templates',
    'ask-of-seal',
  ],
  designer: ['make-templates'],
  seal: ['ask-of-seal', 'keep-seal'],
};

/** One address for each permission. What is behind it refuses the empty body, or knows nothing of K99 and the serial. */
const doors: Record<Permission, [method: string, path: string]> = {
  'tend-kiosks': ['GET', '/api/fleet'],
  'read-register': ['GET', '/api/issues'],
  'revoke-papers': ['POST', '/api/issues/none/revoke'],
  'approve-papers': ['POST', '/api/papers/approve'],
  'set-rules': ['GET', '/api/rules'],
  'make-templates': ['GET', '/api/templates'],
  'release-templates': ['POST', '/api/templates/D01-zh@1/release'],
  'ask-of-seal': ['GET', '/api/seal/requests'],
  'keep-seal': ['POST', '/api/seal/requests/none/decide'],
};

let central: TestCentral;
beforeAll(async () => {
  central = await startCentral();
});
afterAll(() => central.stop());

test.each(roles)('%s may do what the table says and nothing else', async (role) => {
  const cookie = await signIn(central.origin, role);
  const all = Object.keys(permissions) as Permission[];
  expect(all.filter((one) => may(role, one))).toEqual(expected[role]);
  const refused = await Promise.all(
    all.map(async (permission) => {
      const [method, path] = doors[permission];
      const headers = { cookie, 'content-type': 'application/json' };
      const body = method === 'POST' ? '{}' : null;
      const { status } = await fetch(central.origin + path, { method, headers, body });
      return { permission, refused: status === 403 };
    }),
  );
  expect(refused).toEqual(
    all.map((permission) => ({
      permission,
      refused: !new Set<string>(expected[role]).has(permission),
    })),
  );
});

test('every permission says why these may and nobody else', () => {
  for (const { roles: allowed, why } of Object.values(permissions)) {
    expect(new Set(allowed).size).toBe(allowed.length);
    expect(why.length).toBeGreaterThan(40);
  }
});
