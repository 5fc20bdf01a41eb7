import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demoPassword } from '@hallway/central/demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureWeb, openBrowser, type TestBrowser } from '../support/browser.ts';
import { demoPerson, startCentral, type TestCentral } from '../support/central.ts';
import { connectKiosk, type KioskPeer } from '../support/kiosk-peer.ts';
import { issuePaper, type Paper } from '../support/papers.ts';
import { accessibilityFaults } from '../../peers/axe.ts';

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

/** Names of the checks on the page, but for revocation: only a list newer than the paper tells of it. */
async function checksMade(): Promise<string[]> {
  const names = await page.locator('.checks li code').allInnerTexts();
  return names.filter((name) => name !== 'not-revoked');
}

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
    expect(await checksMade()).toEqual([
      'code-format',
      'key-list',
      'key-known',
      'key-trusted',
      'code-signature',
      'key-valid',
      'not-expired',
    ]);
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
    // Rule R17: since when, what to do and who answers for it; never why.
    const words = await page.getByRole('status').innerText();
    expect(words).toMatch(/自 \d{4}-\d\d-\d\d 起无效/);
    expect(words).toContain('请重新打印一份');
    expect(words).toMatch(/\d+ 号窗口/);
    expect(await accessibilityFaults(page)).toEqual([]);
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
    expect(await checksMade()).toHaveLength(13);
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

describe('what is not in the code', () => {
  test('is named, and can be compared without being told', async () => {
    await scan(codeOf(delivered));
    await page.locator('.sheet .aside b').filter({ hasText: '出生日期' }).waitFor();
    await page.getByLabel('项目').selectOption('subject.birthDate');
    for (const [typed, answer] of [
      [lin.birthDate, '相符'],
      ['1999-01-01', '不符'],
    ] as const) {
      await page.getByLabel('纸上写的').fill(typed);
      await page.getByRole('button', { name: '核对' }).click();
      await page
        .locator('.match li', { hasText: typed })
        .getByText(answer, { exact: true })
        .waitFor();
    }
    expect(complaints).toEqual([]);
  });

  test('is seen by whom the holder lets see it, until they take it back', async () => {
    const { serial, verifyCode, personNo } = delivered.event;
    await page.goto(`${central.origin}/me`);
    await page.getByLabel('编号').fill(serial);
    await page.getByLabel('验证码').fill(verifyCode);
    await page.getByLabel('自助密码').fill(demoPassword(personNo));
    await page.getByRole('button', { name: '登录' }).click();
    const card = page.getByRole('article').filter({ hasText: serial });
    await card.getByRole('button', { name: '新建分享' }).click();
    const [code = '', pin = ''] = await card.locator('.made dd').allInnerTexts();
    expect(await accessibilityFaults(page)).toEqual([]);

    const open = async () => {
      await page.goto(`${central.origin}/verify`);
      await page.getByLabel('分享码').fill(code);
      await page.getByLabel('分享密码').fill(pin);
      await page.getByRole('button', { name: '查看' }).click();
    };
    await open();
    await page.locator('.sheet').getByText('2006年3月18日').waitFor();
    expect(complaints).toEqual([]);

    await page.goto(`${central.origin}/me`);
    await card.getByText('谁查询过').click();
    await card.getByText('打开分享').waitFor();
    await card.getByRole('button', { name: '撤回' }).click();
    await card.getByText('已撤回').waitFor();
    await open();
    await page.getByText('被持有人撤回').waitFor();
    expect(await page.locator('.sheet').count()).toBe(0);
  });
});

describe('the installed page', () => {
  test('has a name and icons', async () => {
    const manifest = (await (await fetch(`${central.origin}/verify.webmanifest`)).json()) as {
      start_url: string;
      icons: { src: string; sizes: string }[];
    };
    expect(manifest.start_url).toBe('/verify');
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512']);
    for (const { src } of manifest.icons) {
      const icon = await fetch(central.origin + src);
      expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/png']);
    }
  });

  test('starts without a network and checks the first file it is given', async () => {
    await page.goto(`${central.origin}/verify`);
    await page.evaluate(`dispatchEvent(new Event('appinstalled'))`);
    const kept = `caches.open('verifier').then((cache) => cache.keys()).then((keys) => keys.map((k) => new URL(k.url).pathname).join())`;
    for (const part of [/\.wasm/, /code-reader/, /api\/verify\/trust/]) {
      await expect.poll(() => page.evaluate<string>(kept)).toMatch(part);
    }
    await page.goto('about:blank');
    await page.context().setOffline(true);
    try {
      await page.goto(`${central.origin}/verify`);
      await page.locator('input[type=file]').setInputFiles({
        name: 'x.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(delivered.pdf),
      });
      await heading('签名真实').waitFor();
      await page.getByText('计算机与人工智能学院', { exact: true }).waitFor();
      expect(await page.locator('.checks code').last().innerText()).toBe('not-revoked');
    } finally {
      await page.context().setOffline(false);
    }
  });
});

describe('the camera', () => {
  test('reads the code of a paper that is held before it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hallway-camera-'));
    await writeFile(join(folder, 'paper.pdf'), delivered.pdf);
    // The corner of the page, as a phone sees it; a stream of JPEGs is what Chromium takes for a camera.
    const corner = ['-r', '150', '-x', '600', '-y', '1000', '-W', '640', '-H', '640'];
    await promisify(execFile)(
      'pdftoppm',
      [...corner, '-jpeg', '-singlefile', 'paper.pdf', 'seen'],
      {
        cwd: folder,
      },
    );
    const film = join(folder, 'seen.mjpeg');
    await rename(join(folder, 'seen.jpg'), film);
    const camera = await openBrowser('zh-CN', [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    try {
      const { page: viewer, complaints: loud } = await camera.open({ width: 390, height: 844 });
      await viewer.goto(`${central.origin}/verify`);
      await viewer.getByRole('link', { name: '打开相机' }).click();
      await viewer.getByRole('heading', { name: '真实有效' }).waitFor();
      expect(loud).toEqual([]);
    } finally {
      await camera.close();
      await rm(folder, { recursive: true, force: true });
    }
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
    const first = await accessibilityFaults(page);
    await scan(codeOf(delivered));
    await page.locator('.banner.good').waitFor();
    const second = await accessibilityFaults(page);
    expect([...first, ...second]).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
