import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureWeb, openBrowser, type TestBrowser } from '../support/browser.ts';
import { demoPerson, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper, type Paper } from '../support/papers.ts';

let central: TestCentral;
let kiosk: KioskPeer;
let browser: TestBrowser;
let page: Page;
let complaints: string[];
let delivered: Paper;

const lin = demoPerson('2024110101');

async function issue(counter: number): Promise<Paper> {
  const paper = await issuePaper('K01', kiosk.seal, lin, { counter });
  await kiosk.push('issue.created', paper.event);
  return paper;
}

async function deliver(paper: Paper): Promise<Paper> {
  const at = new Date().toISOString();
  await kiosk.push('issue.delivered', {
    issueId: paper.event.issueId,
    attempt: 1,
    sheets: 1,
    evidence: [{ source: 'job-state', says: 'out', sheets: 1, at }],
    deliveredAt: at,
  });
  return paper;
}

beforeAll(async () => {
  await ensureWeb();
  central = await startCentral();
  kiosk = await connectKiosk(central.origin, 'K01', 'CODE-K01');
  delivered = await deliver(await issue(1));
  browser = await openBrowser('zh-CN');
});
afterAll(async () => {
  await browser.close();
  kiosk.close();
  await central.stop();
});
beforeEach(async () => {
  await page?.close();
  ({ page, complaints } = await browser.open());
});

const codeOf = (paper: Paper) => paper.qr.slice(paper.qr.indexOf('#') + 1);
const heading = (name: string) => page.getByRole('heading', { name, exact: true });

async function scan(code: string): Promise<void> {
  await page.goto(`${central.origin}/C#${code}`);
}

describe('a scanned code', () => {
  test('is judged on the phone, and nothing of it is sent or kept in the address', async () => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
    await scan(codeOf(delivered));
    await heading('真实有效').waitFor();
    for (const text of [
      '林晓',
      'LIN Xiao',
      '软件工程',
      '办理签证',
      '0101',
      delivered.event.serial,
    ]) {
      expect(await page.getByText(text, { exact: true }).count()).toBeGreaterThan(0);
    }
    expect(await page.locator('.checks li').count()).toBe(7);
    expect(new URL(page.url()).hash).toBe('');
    expect(sent.join('\n')).not.toContain(codeOf(delivered).slice(0, 40));
    const body = await page.locator('body').innerText();
    expect(body).not.toContain(lin.idNumber);
    expect(body).not.toContain(lin.birthDate);
    expect(complaints).toEqual([]);
  });

  test('with a changed content is refused and shows nothing of it', async () => {
    const code = codeOf(delivered);
    const at = Math.floor(code.length / 2);
    const other = code[at] === 'A' ? 'B' : 'A';
    await scan(code.slice(0, at) + other + code.slice(at + 1));
    await heading('核验不通过').waitFor();
    expect(await page.locator('.sheet').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test.each(['A', '%00', 'https://example.org', 'A'.repeat(5000)])(
    'that is none is refused: %.20s',
    async (code) => {
      await scan(code);
      await heading('核验不通过').waitFor();
      expect(complaints).toEqual([]);
    },
  );

  test('the register has not heard of is genuine but pending', async () => {
    const paper = await issuePaper('K01', kiosk.seal, lin, { counter: 77 });
    await scan(codeOf(paper));
    await heading('签名真实，待登记').waitFor();
  });

  test('still counts as genuine while the register cannot be asked, and says so', async () => {
    await page.route('**/api/verify/LJU*/**', (route) => route.abort());
    await scan(codeOf(delivered));
    await heading('签名真实').waitFor();
    await page.getByText('暂时查不到登记状态').waitFor();
  });

  test('can be judged without a network once one was judged with it', async () => {
    await scan(codeOf(delivered));
    await heading('真实有效').waitFor();
    const kept = `caches.open('verifier').then((cache) => cache.keys()).then((keys) => keys.length)`;
    await expect.poll(() => page.evaluate<number>(kept)).toBeGreaterThan(5);
    await page.goto('about:blank');
    await page.context().setOffline(true);
    try {
      await scan(codeOf(delivered));
      await heading('签名真实').waitFor();
      await page.getByText('暂时查不到登记状态').waitFor();
      const addresses = await page.evaluate<string>(
        `caches.open('verifier').then((cache) => cache.keys()).then((keys) => keys.map((k) => k.url).join())`,
      );
      expect(addresses).not.toContain('LJU-');
    } finally {
      await page.context().setOffline(false);
    }
  });

  test('of an issue that was superseded is revoked', async () => {
    const first = await issue(20);
    const second = await issuePaper('K01', kiosk.seal, lin, {
      counter: 21,
      issueId: first.event.issueId,
      attempt: 2,
    });
    await kiosk.push('issue.created', second.event);
    await scan(codeOf(first));
    await heading('已撤销').waitFor();
    expect(await page.locator('.sheet.worthless .stamp').innerText()).toBe('已撤销');
    const tags = ['wcag2a', 'wcag2aa'];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('replaces the answer of the one before', async () => {
    await scan(codeOf(delivered));
    await heading('真实有效').waitFor();
    await scan('NONSENSE');
    await heading('核验不通过').waitFor();
  });
});

describe('serial and code', () => {
  async function type(serial: string, code: string): Promise<void> {
    await page.goto(`${central.origin}/verify`);
    await page.getByLabel('编号').fill(serial);
    await page.getByLabel('验证码').fill(code);
    await page.getByRole('button', { name: '核验', exact: true }).click();
  }

  test('typed as people type show the masked record', async () => {
    const { serial, verifyCode } = delivered.event;
    await type(` ${serial.toLowerCase()} `, verifyCode.toLowerCase().replaceAll('-', ' '));
    await heading('真实有效').waitFor();
    expect(await page.getByText('林*', { exact: true }).count()).toBe(1);
    expect(await page.locator('body').innerText()).not.toContain('林晓');
    expect(complaints).toEqual([]);
  });

  test('that cannot be a code are answered without asking', async () => {
    await type(delivered.event.serial, 'ABCD');
    await page.getByText('验证码有误').waitFor();
    expect(complaints).toEqual([]);
  });

  test('that do not belong together find nothing', async () => {
    const other = await issue(30);
    await type(delivered.event.serial, other.event.verifyCode);
    await heading('未查到').waitFor();
  });
});

describe('a PDF', () => {
  async function drop(bytes: Uint8Array): Promise<void> {
    await page.goto(`${central.origin}/verify`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
  }

  test('as it was signed is genuine', async () => {
    await drop(delivered.pdf);
    await heading('真实有效').waitFor();
    expect(await page.locator('.checks li').count()).toBe(13);
    expect(complaints).toEqual([]);
  });

  test('with one changed byte is not', async () => {
    const changed = Uint8Array.from(delivered.pdf);
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    await drop(changed);
    await heading('核验不通过').waitFor();
  });

  test.each([
    ['nothing at all', new Uint8Array()],
    ['half a file', 'half'],
    ['something else', new TextEncoder().encode('not a pdf')],
  ])('that is %s is not', async (_name, bytes) => {
    const half = delivered.pdf.slice(0, delivered.pdf.length / 2);
    await drop(typeof bytes === 'string' ? half : bytes);
    await heading('核验不通过').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the page', () => {
  test('is light at first: no cryptography before there is a paper', async () => {
    const scripts: number[] = [];
    page.on('response', async (response) => {
      if (!response.url().endsWith('.js')) return;
      scripts.push(Number(response.headers()['content-length'] ?? 0));
    });
    await page.goto(`${central.origin}/verify`, { waitUntil: 'networkidle' });
    const kilobytes = scripts.reduce((sum, bytes) => sum + bytes, 0) / 1024;
    expect(kilobytes).toBeGreaterThan(10);
    expect(kilobytes).toBeLessThan(90);
  });

  test('loses nothing when the language changes in the middle', async () => {
    await page.goto(`${central.origin}/verify`);
    await page.getByLabel('编号').fill('LJU-D01');
    await page.getByRole('button', { name: 'English' }).click();
    await heading('Check a certificate').waitFor();
    expect(await page.getByLabel('Serial').inputValue()).toBe('LJU-D01');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: '中文' }).click();
  });

  test.each(['zh', 'en'])('has no accessibility faults, in %s', async (language) => {
    await page.goto(`${central.origin}/verify`);
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const first = await new AxeBuilder({ page }).withTags(tags).analyze();
    await scan(codeOf(delivered));
    await page.locator('.banner.good').waitFor();
    const second = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect([...first.violations, ...second.violations].map(({ id }) => id)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
