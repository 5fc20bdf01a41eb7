import type { Page } from 'playwright-core';
import type { PageImage } from '@hallway/kiosk/bridge';

const WIDTH = 1000;
const HEIGHT = 1414;

const html = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; width: ${WIDTH}px; height: ${HEIGHT}px; background: #fffefb; color: #1c1c1c;
    font-family: 'Noto Serif CJK SC'; font-size: 27px; line-height: 2; box-sizing: border-box; padding: 110px 120px }
  header { display: flex; justify-content: space-between; border-bottom: 2px solid #0e5a57; padding-bottom: 18px; font-size: 34px }
  small { font-size: 19px; color: #555 } h1 { text-align: center; letter-spacing: .4em; margin: 90px 0 60px; font-size: 52px }
  p { text-indent: 2em; margin: 0 0 26px } footer { text-align: right; margin-top: 130px }
  b { position: absolute; inset: 0; display: grid; place-content: center; font-size: 150px; color: #0e5a5714; transform: rotate(-32deg); letter-spacing: .2em }
  i { position: absolute; left: 120px; bottom: 130px; width: 170px; height: 170px; border: 2px dashed #999; display: grid; place-content: center; font: 20px/1.4 'Noto Sans CJK SC'; text-align: center; color: #777 }
</style><header>澜江大学<small>LJU-D01-2026-K01-••••••</small></header><h1>在读证明</h1>
<p>兹证明林晓（学号 2024110101，证件号码 9990**********1234），女，2006 年 3 月生，系我校计算机与人工智能学院软件工程专业 2024 级本科生，学制四年，现为三年级在读学生，2026—2027 学年秋季学期已注册。</p>
<p>该生预计于 2028 年 7 月毕业。</p><p>本证明用于办理签证，自开具之日起九十日内有效。</p><p>特此证明。</p>
<footer>澜江大学教务处<br>2026 年 11 月 22 日</footer><i>确认打印后<br>生成二维码</i><b>样张 SAMPLE</b>`;

/** A page like those core sends for the preview, drawn by the test's own browser. */
export async function samplePage(page: Page): Promise<PageImage> {
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await page.setContent(html);
  const png = await page.screenshot({ type: 'png' });
  await page.setViewportSize({ width: 1080, height: 1920 });
  return { png: png.toString('base64'), width: WIDTH, height: HEIGHT };
}
