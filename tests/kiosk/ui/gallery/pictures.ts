import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import type { PageImage } from '@hallway/kiosk/bridge';
import { chromiumPath, testFlags } from './flags.ts';

const PAPER = { width: 1000, height: 1414 } as const;
const CAMERA = { width: 640, height: 480 } as const;

/** A page like those core sends for the preview. */
const paper = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; width: ${PAPER.width}px; height: ${PAPER.height}px; background: #fffefb; color: #1c1c1c;
    font-family: 'Noto Serif CJK SC'; font-size: 27px; line-height: 2; box-sizing: border-box; padding: 110px 120px }
  header { display: flex; justify-content: space-between; border-bottom: 2px solid #0e5a57; padding-bottom: 18px; font-size: 34px }
  small { font-size: 19px; color: #555 } h1 { text-align: center; letter-spacing: .4em; margin: 90px 0 60px; font-size: 52px }
  p { text-indent: 2em; margin: 0 0 26px } footer { text-align: right; margin-top: 130px }
  b { position: absolute; inset: 0; display: grid; place-content: center; font-size: 150px; color: #0e5a5714; transform: rotate(-32deg); letter-spacing: .2em }
  i { position: absolute; left: 120px; bottom: 130px; width: 170px; height: 170px; border: 2px dashed #999; display: grid; place-content: center; font: 20px/1.4 'Noto Sans CJK SC'; text-align: center; color: #777 }
</style><header>澜江大学<small>LJU-D01-2026-K01-••••••</small></header><h1>在读证明</h1>
<p>兹证明林晓（学号 2024110101，证件号码 9990**********1234），女，2006 年 3 月生，系我校计算机与人工智能学院软件工程专业 2024 级本科生，学制四年，现为三年级在读学生，2026—2027 学年秋季学期已注册。</p>
<p>该生预计于 2028 年 7 月毕业。</p><p>本证明用于办理签证，自开具之日起九十日内有效。</p><p>特此证明。</p>
<footer>澜江大学教务处<br>2026 年 11 月 22 日</footer><i>确认打印后<br>生成二维码</i><b>样张</b>`;

/** Somebody before the camera: drawn, so that no real face is in a picture of the product. */
const somebody = `<!doctype html><body style="margin:0;background:#b9cfca"><svg width="640" height="480" viewBox="0 0 640 480">
  <path d="M0 0h640v300H0z" fill="#d7e2dd"/><path d="M60 40h150v190H60zM430 40h150v190H430z" fill="#eef3ef"/>
  <path d="M140 480c8-92 62-128 128-138h104c66 10 120 46 128 138z" fill="#2f6f6b"/>
  <path d="M276 300h88v70c-20 34-68 34-88 0z" fill="#d9a982"/>
  <path d="M222 190c0-120 196-120 196 0 0 108-46 158-98 158s-98-50-98-158Z" fill="#e9bd96"/>
  <path d="M210 200C190 60 300 30 340 44c80-10 106 70 90 156-14-40-34-62-60-84-44 30-100 30-130 26-14 20-24 36-30 58Z" fill="#2a2320"/>
  <path d="M262 196q18-10 36 0M342 196q18-10 36 0" stroke="#3a2c25" stroke-width="7" fill="none" stroke-linecap="round"/>
  <circle cx="281" cy="218" r="8" fill="#2a2320"/><circle cx="359" cy="218" r="8" fill="#2a2320"/>
  <path d="M320 226c-4 24-14 34 2 38M286 296c20 18 48 18 68 0" stroke="#9c6a4a" stroke-width="6" fill="none" stroke-linecap="round"/>
</svg>`;

async function drawn(
  page: Page,
  html: string,
  size: { width: number; height: number },
  type: 'png' | 'jpeg',
): Promise<Buffer> {
  await page.setViewportSize(size);
  await page.setContent(html);
  return page.screenshot({ type });
}

export interface Pictures {
  /** What core would send for the preview. */
  paper: PageImage;
}

/**
 * Draws the gallery's pictures with a browser of its own.
 * @param cameraFile where to write the fake camera's film (MJPEG, one picture repeated)
 */
export async function drawPictures(cameraFile: string): Promise<Pictures> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: testFlags });
  try {
    const page = await browser.newPage();
    const film = await drawn(page, somebody, CAMERA, 'jpeg');
    await writeFile(cameraFile, Buffer.concat([film, film, film]));
    const png = await drawn(page, paper, PAPER, 'png');
    return { paper: { png: png.toString('base64'), ...PAPER } };
  } finally {
    await browser.close();
  }
}
