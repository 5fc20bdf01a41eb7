import { defaultRuleSet, type Entitlement, type RuleSet } from '@hallway/certificates/rules';
import type { RulesBoard, RulesPreview } from '../../../central/web/contract/rules.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, startCentral, type TestCentral } from '../support/central.ts';

let central: TestCentral;
let registrar: string;
let technician: string;

beforeAll(async () => {
  central = await startCentral();
  [registrar, technician] = await Promise.all([
    signIn(central.origin, 'registrar'),
    signIn(central.origin, 'technician'),
  ]);
}, 60_000);
afterAll(() => central.stop());

function call(method: string, path: string, body?: unknown, cookie = registrar) {
  return fetch(`${central.origin}${path}`, {
    method,
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function codeOf(response: Response): Promise<unknown> {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

const ask = (body: unknown) => call('POST', '/api/entitlement', body);
const rules = async () => (await (await call('GET', '/api/rules')).json()) as RuleSet;

describe('entitlement', () => {
  it('is answered with what may be asked, or with who mends it', async () => {
    const allowed = await ask({ no: '2024110101', document: 'D01' });
    expect(((await allowed.json()) as Entitlement).allowed).toBe(true);
    const owes = await ask({ no: '2025110318', document: 'D01' });
    expect(await owes.json()).toMatchObject({ allowed: false, refusals: [{ rule: 'R02' }] });
  });

  it('tells nothing of who or what is not there', async () => {
    expect(await codeOf(await ask({ no: '2099999999', document: 'D01' }))).toEqual([
      404,
      'NOT_OFFERED',
    ]);
    expect(await codeOf(await ask({ no: 'T10086', document: 'D01' }))).toEqual([
      404,
      'NOT_OFFERED',
    ]);
    expect(await codeOf(await ask({ no: '../', document: 1 }))).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('the rules', () => {
  it('are those of the release at first, for registrars alone', async () => {
    expect(await rules()).toEqual(defaultRuleSet);
    expect((await call('GET', '/api/rules', undefined, technician)).status).toBe(403);
    expect((await call('PUT', '/api/rules', defaultRuleSet, technician)).status).toBe(403);
  });

  it('change what is answered; of two changes at a time the second is told', async () => {
    const present = await rules();
    const next = {
      ...present,
      version: present.version + 1,
      rules: { ...present.rules, R02: { ...present.rules.R02, on: false } },
    };
    expect((await call('PUT', '/api/rules', next)).status).toBe(204);
    expect(await codeOf(await call('PUT', '/api/rules', next))).toEqual([409, 'RULES_CHANGED']);
    expect((await rules()).rules.R02.on).toBe(false);
    const owes = await ask({ no: '2025110318', document: 'D01' });
    expect(await owes.json()).toMatchObject({ allowed: true });
  });

  it('that are not whole are refused', async () => {
    const { offices: _, ...broken } = await rules();
    expect(await codeOf(await call('PUT', '/api/rules', broken))).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('a change of the rules', () => {
  it('is tried on people before it is made, and told of afterwards with who made it', async () => {
    const present = await rules();
    const owing = { ...present.rules.R02, on: !present.rules.R02.on };
    const changed = { ...present, rules: { ...present.rules, R02: owing } };
    const answer = await call('POST', '/api/rules/preview', changed);
    const preview = (await answer.json()) as RulesPreview;
    expect(preview.people).toBeGreaterThan(10);
    const d01 = preview.documents.find(({ document }) => document === 'D01');
    expect(d01?.rules).toContain('R02');
    // Switched on again: those who owe are refused, and nobody is freed.
    expect(d01).toMatchObject(owing.on ? { freed: 0 } : { refused: 0 });
    expect((d01?.freed ?? 0) + (d01?.refused ?? 0)).toBeGreaterThan(0);
    expect(await rules()).toEqual(present);
    const same = await call('POST', '/api/rules/preview', present);
    expect(((await same.json()) as RulesPreview).documents).toEqual([]);
    const next = { ...changed, version: present.version + 1 };
    expect((await call('PUT', '/api/rules', next)).status).toBe(204);
    const board = (await (await call('GET', '/api/rules/board')).json()) as RulesBoard;
    expect(board.changes[0]).toMatchObject({ by: '郑洁', what: ['rules.R02.on'] });
    expect((await call('GET', '/api/rules/board', undefined, technician)).status).toBe(403);
  });
});
