import { beforeAll, describe, expect, it } from 'vitest';
import { NoTemplateError } from '@hallway/certificates';
import { verifyQr } from '@hallway/certificates/verify';
import { example } from '../examples.ts';
import { createFixture, issue, issuedAt, sharedEngine, type Fixture } from '../support.ts';

let fixture: Fixture;

beforeAll(async () => {
  fixture = await createFixture();
});

describe('a slip', () => {
  it('says what its template says, from top to bottom, and carries the signed code', async () => {
    const engine = await sharedEngine();
    const slip = await engine.renderSlip(example('D09-zh'), fixture.signer);
    const text = slip.lines.map((line) =>
      'text' in line ? line.text : 'right' in line ? line.right : '',
    );
    for (const said of [
      '请假条',
      '林晓',
      '事假',
      '2026年11月27日',
      '2026年11月29日',
      '澜江市',
      '何敏',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('离校条');
    expect(slip.lines).toContainEqual({ type: 'qr', text: slip.qr });
    const verdict = await verifyQr(slip.qr, fixture.trust, issuedAt);
    expect(verdict.ok).toBe(true);
    const stated = verdict.claims?.statements.map(({ field, value }) => [field, value]);
    expect(Object.fromEntries(stated ?? [])).toEqual({
      'data.kind': 'personal',
      'data.from': '2026-11-27',
      'data.to': '2026-11-29',
      'data.place': '澜江市',
    });
  });

  it('repeats its lines for each row', async () => {
    const { lines } = await (await sharedEngine()).renderSlip(example('D13-zh'), fixture.signer);
    const text = lines.flatMap((line) => (line.type === 'text' ? [line.text] : []));
    expect(text).toContain('□ 身份核验　一层大厅');
    expect(text).toContain('□ 缴费　6 号窗口');
  });

  it('is not made from the template of a sheet, nor a sheet from that of a slip', async () => {
    const engine = await sharedEngine();
    await expect(engine.renderSlip(issue('D01'), fixture.signer)).rejects.toThrow(NoTemplateError);
    await expect(engine.render(example('D09-zh'), fixture.signer)).rejects.toThrow(NoTemplateError);
  });
});
