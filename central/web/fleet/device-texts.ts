import type { Bilingual } from '../shared/bilingual.ts';

export const deviceTexts = {
  off: { zh: '已关闭', en: 'Switched off' },
  offBy: { zh: '关闭者', en: 'by' },
  onBy: { zh: '打开者', en: 'by' },
  declaredOff: {
    zh: '在终端自己的 kiosk.json 中关闭，这里不能打开。',
    en: 'Switched off in the kiosk’s own kiosk.json; it cannot be switched on from here.',
  },
  offNotTaken: {
    zh: '待关闭：终端尚未接到。',
    en: 'To be switched off: the kiosk has yet to hear of it.',
  },
  offTaken: {
    zh: '手头工作做完后关闭。',
    en: 'Goes off as soon as what it has in hand is done.',
  },
  onNotTaken: {
    zh: '待打开：终端尚未接到。',
    en: 'To be switched on: the kiosk has yet to hear of it.',
  },
  onTaken: { zh: '正在打开。', en: 'Being switched on.' },
  test: { zh: '测试', en: 'Test' },
  testThere: { zh: '到场测试', en: 'Test at the kiosk' },
  testAway: { zh: '终端失联，不能测试', en: 'Out of contact: no test' },
  waiting: { zh: '正在测试，等待终端答复', en: 'Test asked for; waiting for the kiosk' },
  notReached: {
    zh: '未送达：终端没有按时接到，不会再执行',
    en: 'Not reached: the kiosk did not hear of it in time and will not do it later',
  },
  askedBy: { zh: '发起者', en: 'asked by' },
  here: { zh: '远程', en: 'from here' },
  there: { zh: '现场', en: 'on site' },
  switchOff: { zh: '关闭', en: 'Switch off' },
  switchOn: { zh: '打开', en: 'Switch on' },
  stayOn: { zh: '不关了', en: 'Leave it on' },
  offTitle: { zh: '关闭这台设备？', en: 'Switch this device off?' },
  offText: {
    zh: '关闭后谁也不能用它，直到在这里或终端上重新打开。手头的工作会先做完。您的姓名会显示给同事。',
    en: 'Nobody can use it until it is switched on again, here or at the kiosk. What it has in hand is done first. Colleagues see your name.',
  },
  offPrinter: {
    zh: '没有打印机，这台终端不能打印证明。',
    en: 'Without its printer this kiosk prints no certificates.',
  },
} as const satisfies Record<string, Bilingual>;
