import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallName } from '@hallway/kiosk/bridge';
import { exhibit } from './gallery/find.ts';
import { openGallery } from './gallery/host.ts';
import type { Gallery } from './gallery/host.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery('reduce');
});
afterAll(async () => {
  await gallery[Symbol.asyncDispose]();
});
beforeEach(() => void gallery.core.calls.splice(0));

const press = (name: string): Promise<void> =>
  gallery.page.getByRole('button', { name, exact: true }).click();

/** Calls the page made, without the signs of life that come with every touch. */
function asked(): { call: CallName; input: unknown }[] {
  const background: CallName[] = ['session.touch', 'ui.heartbeat', 'preview.page'];
  return gallery.core.calls.filter(({ call }) => !background.includes(call));
}

async function waitForCall(call: CallName): Promise<unknown> {
  await expect
    .poll(() => gallery.core.calls.map((one) => one.call), { timeout: 10_000 })
    .toContain(call);
  return gallery.core.calls.find((one) => one.call === call)?.input;
}

describe('what a press asks of core', () => {
  const presses: [exhibit: string, button: string, call: CallName, input?: unknown][] = [
    ['attract', '轻触屏幕开始 Touch to begin', 'session.begin'],
    ['identify', '刷脸 先输学号末四位', 'identify.choose', { method: 'face' }],
    ['identify', '学号 + 密码 在屏幕上输入', 'identify.choose', { method: 'password' }],
    ['identify', '返回', 'session.back'],
    ['consent', '同意使用人脸', 'face.consent', { accept: true }],
    ['consent', '不使用人脸', 'face.consent', { accept: false }],
    ['home', '打印证明 当场拿到，带电子印章', 'service.open', { service: 'certificates' }],
    ['home-technician', '维护本机 设备状态与测试', 'maintenance.open'],
    ['devices', '测试 打印一页测试页。', 'device.test', { device: 'printer' }],
    ['home', '登记人脸 下次不带卡也能进', 'service.open', { service: 'face' }],
    ['home-enrolled', '撤回人脸 删除存在本机的人脸数据', 'face.withdraw'],
    ['home', '退出', 'session.exit'],
    ['documents', '在读证明（英文） 免费 还可打 3 份', 'document.choose', { document: 'D02' }],
    ['documents', '预计毕业证明 看看为什么', 'document.choose', { document: 'D07' }],
    ['refusal', '改打《学籍状态证明》', 'document.choose', { document: 'D05' }],
    ['refusal', '看看别的证明', 'session.back'],
    ['name', '完全一致 以后都用它', 'name.confirm'],
    ['name', '不一致 先不打印', 'session.back'],
    ['request', '多一份', 'request.set', { purpose: 'visa', copies: 3 }],
    ['request', '少一份', 'request.set', { purpose: 'visa', copies: 1 }],
    ['request', '看样张', 'request.preview'],
    ['preview', '确认打印 2 份', 'print.confirm'],
    ['ambiguous', '出来了 2 张都在', 'ambiguous.answer', { cameOut: true }],
    ['ambiguous', '没有出来 作废这份，不收费', 'ambiguous.answer', { cameOut: false }],
    ['take', '已取走', 'paper.taken'],
    ['done', '结束', 'session.begin'],
    ['fault', '回到首页', 'session.begin'],
    ['fault-slip-in-doubt', '拿到了', 'slip.answer', { cameOut: true }],
    ['fault-slip-in-doubt', '没有，再打一次', 'slip.answer', { cameOut: false }],
    ['done-stamp-in-doubt', '盖好了', 'stamp.answer', { isThere: true }],
    ['done-stamp-in-doubt', '没有盖好 请到服务窗口补盖', 'stamp.answer', { isThere: false }],
    ['done-not-slip-failed', '再打一次小票', 'slip.answer', { cameOut: false }],
    ['home', '大字版', 'size.set', { textSize: 'large' }],
    ['home', '低位操作', 'low.set', { low: true }],
    ['home', 'English', 'locale.set', { locale: 'en' }],
  ];

  test.each(presses)('%s: %s', async (name, button, call, input) => {
    await gallery.show(exhibit(name));
    await press(button);
    await waitForCall(call);
    expect(asked()).toEqual([{ call, input }]);
  });

  test('a device is switched off only after being asked, and another one opens in its place', async () => {
    await gallery.show(exhibit('devices'));
    await press('关闭');
    await press('不关闭');
    expect(asked()).toEqual([]);
    await press('关闭');
    await press('确认关闭');
    const off = { device: 'printer', disabled: true };
    expect(await waitForCall('device.switch')).toEqual(off);
    gallery.core.calls.splice(0);
    await gallery.page.getByRole('button', { name: /^小票打印机/ }).click();
    await press('重新打开');
    await waitForCall('device.switch');
    const on = { device: 'tickets', disabled: false };
    expect(asked()).toEqual([{ call: 'device.switch', input: on }]);
  });

  test('a purpose is chosen with the copies kept', async () => {
    await gallery.show(exhibit('request'));
    await gallery.page.getByText('银行开户').click();
    expect(await waitForCall('request.set')).toEqual({ purpose: 'bank', copies: 2 });
  });

  test('touching anywhere begins, but the foot bar keeps its own meaning', async () => {
    await gallery.show(exhibit('attract'));
    await gallery.page.locator('.attract-name').click();
    await waitForCall('session.begin');
    gallery.core.calls.splice(0);
    await press('English');
    await waitForCall('locale.set');
    expect(asked()).toEqual([{ call: 'locale.set', input: { locale: 'en' } }]);
  });

  test('what cannot be chosen now says why and asks nothing', async () => {
    await gallery.show(exhibit('identify-again'));
    const face = gallery.page.getByRole('button', { name: '刷脸 摄像头正在维修' });
    expect(await face.isDisabled()).toBe(true);
    await gallery.show(exhibit('request-open'));
    expect(await gallery.page.getByRole('button', { name: '先点一个用途' }).isDisabled()).toBe(
      true,
    );
  });
});

describe('typing', () => {
  const value = (field: number): Promise<string | null> =>
    gallery.page.locator('.entry-value > span:first-child').nth(field).textContent();

  async function type(characters: string): Promise<void> {
    for (const character of characters) await press(character);
  }

  test('survives a change of language, size and reach, and is gone with the screen', async () => {
    await gallery.show(exhibit('password'));
    await press('字母');
    await type('L2025');
    await press('English');
    await type('003');
    await press('Larger');
    await press('Lower');
    expect(await value(0)).toBe('L2025003');
    await press('Next');
    await type('4711');
    expect(await value(1)).toBe('••••');

    await gallery.show(exhibit('identify'));
    await gallery.show(exhibit('password'));
    expect(await value(0)).toBe('');
    expect(await value(1)).toBe('');
  });

  test('sends number and password once and forgets the password at once', async () => {
    await gallery.show(exhibit('password'));
    await type('2024110101');
    await press('下一步');
    await type('12345');
    await press('删除一位');
    await press('进入');
    expect(await waitForCall('identify.password')).toEqual({ no: '2024110101', password: '1234' });
    expect(await value(1)).toBe('');
  });

  test('takes four digits and no more', async () => {
    await gallery.show(exhibit('digits'));
    expect(await gallery.page.getByRole('button', { name: '打开摄像头' }).isDisabled()).toBe(true);
    await type('01017');
    await press('打开摄像头');
    expect(await waitForCall('identify.digits')).toEqual({ digits: '0101' });
  });
});

describe('the sample', () => {
  const image = () => gallery.page.locator('.preview-page img');

  test('can be covered against the people behind, and is open again for the next look', async () => {
    await gallery.show(exhibit('preview'));
    await image().waitFor();
    await press('遮挡');
    expect(await image().count()).toBe(0);
    expect(await gallery.page.getByRole('button', { name: '放大看' }).isDisabled()).toBe(true);
    await gallery.show(exhibit('preview'));
    await image().waitFor();
  });

  test('can be read over the whole width and closed again', async () => {
    await gallery.show(exhibit('preview'));
    await image().waitFor();
    await press('放大看');
    const large = gallery.page.locator('.large-view img');
    await large.waitFor();
    expect((await large.boundingBox())?.width).toBe(1080);
    await press('看好了');
    await large.waitFor({ state: 'detached' });
  });

  test('cannot be printed before it is there', async () => {
    await gallery.show(exhibit('preview-making'));
    expect(await gallery.page.getByRole('button', { name: '确认打印 2 份' }).isDisabled()).toBe(
      true,
    );
  });
});

describe('choices beyond one screen', () => {
  test('come on the next page, and the last page leads back to the first', async () => {
    await gallery.show(exhibit('documents-many'));
    const sheets = gallery.page.locator('.document');
    expect(await sheets.count()).toBe(5);
    await gallery.page.getByRole('button', { name: '更多证明' }).click();
    expect(await sheets.allTextContents()).toEqual([
      '预计毕业证明看看为什么',
      '奖学金证明免费还可打 1 份',
      '在职证明免费还可打 1 份',
    ]);
    await gallery.page.getByRole('button', { name: '更多证明' }).click();
    expect(await sheets.count()).toBe(5);
  });
});

describe('signs of life', () => {
  test('a touch is told; while the warning stands each one is', async () => {
    await gallery.show(exhibit('warning'));
    gallery.core.calls.splice(0);
    for (let touch = 0; touch < 3; touch += 1) await gallery.page.mouse.click(540, 300);
    await expect
      .poll(() => gallery.core.calls.filter(({ call }) => call === 'session.touch').length)
      .toBe(3);
  });

  test('the page says every five seconds what is drawn and that it can be seen', async () => {
    await gallery.show(exhibit('home'));
    gallery.core.calls.splice(0);
    expect(await waitForCall('ui.heartbeat')).toEqual({ screen: 'home', visible: true });
    await gallery.page.evaluate(`document.querySelector('main').style.display = 'none'`);
    gallery.core.calls.splice(0);
    expect(await waitForCall('ui.heartbeat')).toEqual({ screen: 'home', visible: false });
  });

  test('a control is pressed to the eye as soon as it is touched', async () => {
    await gallery.show(exhibit('home'));
    const exit = gallery.page.getByRole('button', { name: '退出' });
    const box = await exit.boundingBox();
    if (box === null) throw new Error('no exit');
    await gallery.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await gallery.page.mouse.down();
    expect(await exit.getAttribute('data-pressed')).toBe('true');
    expect(
      await gallery.page.evaluate(
        `getComputedStyle(document.querySelector('.bar-exit')).backgroundColor`,
      ),
    ).toBe('rgb(201, 223, 218)');
    await gallery.page.mouse.move(540, 300);
    await gallery.page.mouse.up();
    expect(asked()).toEqual([]);
  });

  test('a new screen takes the focus to its title', async () => {
    await gallery.show(exhibit('home'));
    expect(await gallery.page.evaluate('document.activeElement.textContent')).toBe('林*，您好');
  });
});

describe('what goes wrong in the page', () => {
  test('is told to core without a word of the person', async () => {
    await gallery.show(exhibit('home'));
    await gallery.page.evaluate(
      `queueMicrotask(() => { throw new RangeError('林晓 2024110101') })`,
    );
    const report = await waitForCall('ui.error');
    expect(report).toMatchObject({ kind: 'error' });
    expect(JSON.stringify(report)).not.toMatch(/林晓|2024110101/);
  });

  test('a breach of the policy is told', async () => {
    await gallery.show(exhibit('home'));
    await gallery.page.evaluate(`document.body.setAttribute('style', 'color: red')`);
    expect(await waitForCall('ui.error')).toEqual({ kind: 'csp', code: 'style-src-attr inline' });
  });

  test('without core the page forgets what it showed and begins afresh', async () => {
    await gallery.show(exhibit('home'));
    await gallery.page.evaluate('window.remembered = true');
    const left = gallery.page.waitForURL('**/blank');
    gallery.cutLine();
    await left;
    await gallery.page.waitForSelector('main h1');
    expect(await gallery.page.evaluate('window.remembered')).toBeUndefined();
  });
});

describe('a window that is no kiosk', () => {
  test('shows the whole upright sheet, letterboxed', async () => {
    await gallery.page.setViewportSize({ width: 1280, height: 720 });
    await gallery.show(exhibit('home'));
    const box = await gallery.page.locator('.frame').boundingBox();
    expect(box).toMatchObject({ width: 405, height: 720 });
    expect(
      await gallery.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'),
    ).toBe(true);
    await gallery.page.setViewportSize({ width: 1080, height: 1920 });
  });
});
