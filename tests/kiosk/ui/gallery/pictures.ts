import { writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import type { PageImage } from '@hallway/kiosk/bridge';
import { chromiumPath, testFlags } from '../../../peers/chromium.ts';
import { receiptProfile } from '@hallway/device-drivers';
import { slipImage, slipReceipt } from '../../../../kiosk/src/core/issuing/slip/index.ts';
import { pageImage } from '../../../../kiosk/src/core/issuing/preview/page-image.ts';
import { createFixture, issue, sharedEngine } from '../../../certificates/support.ts';

const CAMERA = { width: 640, height: 480 } as const;

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

/**
 * Draws the fake camera's film with a browser of its own.
 * @param file where to write it: MJPEG, one picture repeated
 */
export async function drawCamera(file: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: testFlags });
  try {
    const page = await browser.newPage({ viewport: CAMERA });
    await page.setContent(somebody);
    const film = await page.screenshot({ type: 'jpeg' });
    await writeFile(file, Buffer.concat([film, film, film]));
  } finally {
    await browser.close();
  }
}

/** The first page of an enrolment certificate as core sends it for the preview: really rendered, really covered. */
export async function samplePage(): Promise<PageImage> {
  const [engine, { signer }] = await Promise.all([sharedEngine(), createFixture()]);
  const input = issue('D01');
  const { pdf } = await engine.render(input, signer);
  return pageImage(pdf, 1, input.verifyCode);
}

/** A leave slip as core sends it for the preview. */
export async function sampleSlip(): Promise<PageImage> {
  const [engine, { signer }] = await Promise.all([sharedEngine(), createFixture()]);
  const data = {
    kind: 'personal',
    from: '2026-11-27',
    to: '2026-11-30',
    place: '新疆喀什地区疏勒县',
    approver: '何敏',
  };
  const input = issue('D09', {}, { data });
  const { lines } = await engine.renderSlip(input, signer);
  const profile = receiptProfile('hallway-simulator');
  const elements = slipReceipt(lines, profile.widthDots);
  return slipImage({ elements, profile, verifyCode: input.verifyCode });
}
