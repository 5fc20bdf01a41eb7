import type { Form, PersonMessage } from '../../bridge/index.ts';

interface Sentence {
  zh: string;
  en: string;
}

/**
 * What a printer is short of, in words. Keys are IPP printer-state-reasons without severity (RFC 8011 §5.4.12,
 * PWG 5100.9); the order is that of urgency when several are reported at once.
 */
const sentences: Readonly<Record<string, Sentence>> = {
  'media-jam': { zh: '打印机卡纸', en: 'The printer has a paper jam' },
  'cover-open': { zh: '打印机的盖板没有关好', en: 'A cover of the printer is open' },
  'door-open': { zh: '打印机的门没有关好', en: 'A door of the printer is open' },
  'interlock-open': { zh: '打印机的门没有关好', en: 'A door of the printer is open' },
  'media-empty': { zh: '打印机缺纸', en: 'The printer is out of paper' },
  'media-needed': { zh: '打印机缺纸', en: 'The printer is out of paper' },
  'input-tray-missing': { zh: '打印机的纸盒没有装好', en: 'The paper tray is not in place' },
  'toner-empty': { zh: '打印机的墨粉用完了', en: 'The printer is out of toner' },
  'marker-supply-empty': { zh: '打印机的墨粉用完了', en: 'The printer is out of toner' },
  'marker-waste-full': {
    zh: '打印机的废粉盒满了',
    en: 'The waste toner box of the printer is full',
  },
  'output-area-full': { zh: '出纸口堆满了纸', en: 'The output slot is full' },
  'output-tray-missing': { zh: '打印机的出纸盘没有装好', en: 'The output tray is not in place' },
  'fuser-over-temp': {
    zh: '打印机过热，正在降温',
    en: 'The printer is too hot and is cooling down',
  },
  'fuser-under-temp': { zh: '打印机正在预热', en: 'The printer is warming up' },
  paused: { zh: '打印机被工作人员暂停了', en: 'The printer was paused by staff' },
  'moving-to-paused': { zh: '打印机被工作人员暂停了', en: 'The printer was paused by staff' },
  'connecting-to-device': { zh: '正在连接打印机', en: 'The printer is being connected' },
  'not-reachable': { zh: '连不上打印机', en: 'The printer cannot be reached' },
  shutdown: { zh: '打印机已关机', en: 'The printer is switched off' },
};

const unknown: Sentence = { zh: '打印机需要检查', en: 'The printer needs attention' };

/** The most urgent known keyword of several; the first one when none is known; null for none at all. */
export function worstReason(keywords: readonly string[]): string | null {
  const known = Object.keys(sentences).find((keyword) => keywords.includes(keyword));
  return known ?? keywords[0] ?? null;
}

/** The receipt printer lacks the same things, under its own name. */
function sentenceOf(keyword: string | null, form: Form): Sentence {
  const sentence = (keyword === null ? undefined : sentences[keyword]) ?? unknown;
  if (form === 'a4') return sentence;
  const { zh, en } = sentence;
  return {
    zh: zh.replaceAll('打印机', '小票机'),
    en: en.replaceAll('printer', 'receipt printer'),
  };
}

/** Upper-case support code: PRINTER_MEDIA_EMPTY, SLIP_PRINTER_COVER_OPEN. */
function codeOf(keyword: string, form: Form): string {
  const machine = form === 'a4' ? 'PRINTER' : 'SLIP_PRINTER';
  return `${machine}_${keyword.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`.slice(0, 48);
}

/** Before anything was asked for: why nothing can be printed now. */
export function printerStopped(keyword: string, help: Sentence): PersonMessage {
  const reason = sentenceOf(keyword, 'a4');
  return {
    code: codeOf(keyword, 'a4'),
    tone: 'fault',
    text: {
      zh: `${reason.zh}，现在不能打印证明，工作人员会收到通知。`,
      en: `${reason.en}, so certificates cannot be printed now. Staff are notified.`,
    },
    action: {
      zh: `请稍后再来，或到${help.zh}办理。`,
      en: `Please come back later, or go to ${help.en}.`,
    },
  };
}

/** The same of the receipt printer: certificates on sheets are printed all the while. */
export function slipPrinterStopped(keyword: string, help: Sentence): PersonMessage {
  const reason = sentenceOf(keyword, 'slip');
  return {
    code: codeOf(keyword, 'slip'),
    tone: 'fault',
    text: {
      zh: `${reason.zh}，现在不能打印小票，工作人员会收到通知。证明照常打印。`,
      en: `${reason.en}, so slips cannot be printed now. Staff are notified. Certificates print as usual.`,
    },
    action: elsewhere(help),
  };
}

/** This machine was built without a receipt printer. */
export function slipPrinterNone(help: Sentence): Omit<PersonMessage, 'code'> {
  return {
    tone: 'attention',
    text: {
      zh: '本机没有小票机，不能打印小票。证明照常打印。',
      en: 'This kiosk has no receipt printer, so it prints no slips. Certificates print as usual.',
    },
    action: elsewhere(help),
  };
}

function elsewhere(help: Sentence): Sentence {
  return {
    zh: `请换一台有小票机的终端，或到${help.zh}领取。`,
    en: `Please use a kiosk that has a receipt printer, or ask at ${help.en}.`,
  };
}

/** While a job waits at the printer: what holds it up, and that it goes on by itself. */
export function jobHeldUp(
  keywords: readonly string[],
  help: Sentence,
  form: Form = 'a4',
): PersonMessage {
  const keyword = worstReason(keywords);
  const reason = sentenceOf(keyword, form);
  return {
    code: codeOf(keyword ?? 'attention', form),
    tone: 'attention',
    text: {
      zh: `${reason.zh}，打印停了下来。您的证明已经排好，处理好以后会自动接着打印，不会多占份数。`,
      en: `${reason.en}, so printing has paused. Your certificate is in line and goes on by itself once this is settled; no extra copy is counted.`,
    },
    action: {
      zh: `请告诉${help.zh}的工作人员，或点“退出”取消。`,
      en: `Please tell the staff at ${help.en}, or press Exit to cancel.`,
    },
  };
}
