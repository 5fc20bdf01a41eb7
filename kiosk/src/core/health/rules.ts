import type { Availability } from '@hallway/device-drivers';
import type { CredentialMethod, Form, PersonMessage, ServiceId } from '../../bridge/index.ts';
import { snapshotAgeHours, type Conditions } from './conditions.ts';
import { stopReason } from './printer-state.ts';
import { printerStopped, slipPrinterNone, slipPrinterStopped } from './printer-reasons.ts';

/** One thing that may be wrong: when it is, what it stops, and what the person is told. */
export interface HealthRule {
  code: string;
  broken(conditions: Conditions): boolean;
  stops: readonly (ServiceId | CredentialMethod | Form | 'everything')[];
  /** How this machine was built, not what went wrong: told where it is asked for, not announced. */
  quiet?: true;
  message(conditions: Conditions): Omit<PersonMessage, 'code'> | PersonMessage;
}

/** A clock may be corrected by this much without casting doubt on the data. */
const clockSlackHours = 0.25;

/** Worst first: the first broken rule that stops a thing gives the reason for it. */
export const healthRules: readonly HealthRule[] = [
  {
    code: 'STORE_UNWRITABLE',
    broken: (c) => !c.storeWritable,
    stops: ['everything'],
    message: (c) => ({
      tone: 'fault',
      text: {
        zh: '本机的存储出了问题，已经停止服务。已经开出的证明都有记录，不会丢失。',
        en: 'The storage of this kiosk has failed, so it is out of service. What was issued is on record and not lost.',
      },
      action: {
        zh: `请换一台机器，或到${c.help.zh}办理。`,
        en: `Please use another kiosk, or go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'POWER_LOW',
    broken: (c) => c.power === 'low',
    stops: ['everything'],
    message: (c) => ({
      tone: 'attention',
      text: {
        zh: '停电了，本机的备用电池快用完，正在停机。已经开始打印的证明会打完，已经开出的都有记录，不会丢失。',
        en: 'The power is out and the battery of this kiosk is nearly empty, so it is shutting down. A certificate being printed is finished; what was issued is on record and not lost.',
      },
      action: {
        zh: `来电后本机会自动恢复；现在请到${c.help.zh}办理。`,
        en: `It comes back by itself with the power; for now please go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'NOT_PAIRED',
    broken: (c) => !c.paired && !c.hasPeople,
    stops: ['everything'],
    message: (c) => ({
      tone: 'fault',
      text: {
        zh: '本机还没有与学校系统建立联系，尚未投入使用。',
        en: 'This kiosk has not been connected to the university system yet and is not in service.',
      },
      action: {
        zh: `请换一台机器，或到${c.help.zh}办理。`,
        en: `Please use another kiosk, or go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'NO_DATA',
    broken: (c) => !c.hasPeople || c.maxSnapshotAgeHours === null,
    stops: ['everything'],
    message: () => ({
      tone: 'attention',
      text: {
        zh: '本机正在接收学校的数据，还不能开始服务。',
        en: 'This kiosk is receiving the university’s data and cannot start yet.',
      },
      action: { zh: '请稍等几分钟。', en: 'Please wait a few minutes.' },
    }),
  },
  {
    code: 'SNAPSHOT_TOO_OLD',
    broken: (c) => {
      const age = snapshotAgeHours(c);
      // Data from the future mean that the clock was set back: then their age is not known.
      return age === null || age > (c.maxSnapshotAgeHours ?? 0) || age < -clockSlackHours;
    },
    stops: ['certificates'],
    message: (c) => ({
      tone: 'attention',
      text: {
        zh: `本机已经超过 ${c.maxSnapshotAgeHours ?? 0} 小时没有收到学校的最新数据，为了不开出过时的证明，暂停打印。`,
        en: `This kiosk has had no fresh data from the university for more than ${c.maxSnapshotAgeHours ?? 0} hours. So that no outdated certificate is issued, printing is paused.`,
      },
      action: {
        zh: `请换一台机器，或到${c.help.zh}办理。`,
        en: `Please use another kiosk, or go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'SEAL_NOT_ADMITTED',
    broken: (c) => c.sealNotAfter === null && c.sealAwaitsApproval,
    stops: ['certificates'],
    message: (c) => ({
      tone: 'attention',
      text: {
        zh: '本机的电子印章正在等待用印管理人批准，批准前不能打印证明。',
        en: 'The electronic seal of this kiosk awaits the approval of a keeper of the seal; until then certificates cannot be printed.',
      },
      action: {
        zh: `请换一台机器，或到${c.help.zh}办理。`,
        en: `Please use another kiosk, or go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'SEAL_MISSING',
    broken: (c) => c.sealNotAfter === null && !c.sealAwaitsApproval,
    stops: ['certificates'],
    message: (c) => ({
      tone: 'attention',
      text: {
        zh: '本机还没有领到电子印章，暂时不能打印证明。',
        en: 'This kiosk has not received its electronic seal yet, so certificates cannot be printed.',
      },
      action: {
        zh: `请换一台机器，或到${c.help.zh}办理。`,
        en: `Please use another kiosk, or go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'SEAL_EXPIRED',
    broken: (c) => c.sealNotAfter !== null && Date.parse(c.sealNotAfter) <= c.now,
    stops: ['certificates'],
    message: (c) => ({
      tone: 'attention',
      text: {
        zh: '本机的电子印章已经到期，正等待更新，暂时不能打印证明。',
        en: 'The electronic seal of this kiosk has expired and awaits renewal, so certificates cannot be printed.',
      },
      action: {
        zh: `请换一台机器，或到${c.help.zh}办理。`,
        en: `Please use another kiosk, or go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'SERIALS_USED_UP',
    broken: (c) => c.serialsLeft === 0,
    stops: ['certificates'],
    message: (c) => ({
      tone: 'attention',
      text: {
        zh: '本机领到的证明编号已经用完，连上学校系统后会自动补充。',
        en: 'This kiosk has used up its certificate numbers; it gets new ones as soon as it reaches the university system.',
      },
      action: {
        zh: `请稍后再来，或到${c.help.zh}办理。`,
        en: `Please come back later, or go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'TEMPLATE_REFUSED',
    broken: (c) => c.templatesRefused.length > 0,
    // Only these documents are not made here; the others are.
    stops: [],
    message: (c) => ({
      tone: 'attention',
      text: {
        zh: `本机收到的${c.templatesRefused.map(({ zh }) => `《${zh}》`).join('')}模板没有通过校验，暂不开具，工作人员会处理。`,
        en: `This kiosk did not accept the template it received of ${c.templatesRefused.map(({ en }) => en).join(', ')}, so it is not issued here at present. Staff will see to it.`,
      },
      action: {
        zh: `其他证明照常办理；急用请到${c.help.zh}。`,
        en: `Other documents work as usual; if it is urgent, please go to ${c.help.en}.`,
      },
    }),
  },
  {
    code: 'PRINTER_STOPPED',
    broken: (c) => stopReason(c.printer) !== null,
    stops: ['a4'],
    message: (c) => printerStopped(stopReason(c.printer) ?? 'other', c.help),
  },
  {
    code: 'PRINTER_BUSY',
    broken: (c) => c.printerBusy,
    stops: ['a4'],
    message: () => ({
      tone: 'attention',
      text: {
        zh: '打印机正在结束上一份打印。',
        en: 'The printer is still ending the last print.',
      },
      action: { zh: '请稍等片刻。', en: 'Please wait a moment.' },
    }),
  },
  {
    code: 'SLIP_PRINTER_NONE',
    broken: (c) => c.slipPrinter === 'none',
    stops: ['slip'],
    quiet: true,
    message: (c) => slipPrinterNone(c.help),
  },
  {
    code: 'SLIP_PRINTER_STOPPED',
    broken: (c) => c.slipPrinter !== 'none' && stopReason(c.slipPrinter) !== null,
    stops: ['slip'],
    message: (c) =>
      slipPrinterStopped(
        (c.slipPrinter === 'none' ? null : stopReason(c.slipPrinter)) ?? 'other',
        c.help,
      ),
  },
  {
    code: 'READER_NONE',
    broken: (c) => c.reader === null,
    stops: ['card'],
    quiet: true,
    message: () => ({
      tone: 'attention',
      text: { zh: '本机没有读卡器。', en: 'This kiosk has no card reader.' },
      action: {
        zh: '请用学号加密码，或刷脸登录。',
        en: 'Please use your number and password, or your face.',
      },
    }),
  },
  {
    code: 'READER_GONE',
    broken: (c) => c.reader !== null && !readerWorks(c.reader.availability),
    stops: ['card'],
    message: () => ({
      tone: 'attention',
      text: {
        zh: '读卡器现在不能用，工作人员会收到通知。',
        en: 'The card reader does not work at present. Staff are notified.',
      },
      action: {
        zh: '请用学号加密码，或刷脸登录。',
        en: 'Please use your number and password, or your face.',
      },
    }),
  },
  {
    code: 'ID_READER_GONE',
    broken: (c) => c.residentIdReader !== null && !readerWorks(c.residentIdReader.availability),
    stops: ['resident-id'],
    message: () => ({
      tone: 'attention',
      text: {
        zh: '身份证阅读器现在不能用，工作人员会收到通知。',
        en: 'The ID card reader does not work at present. Staff are notified.',
      },
      action: {
        zh: '请刷校园卡，或用学号加密码、刷脸登录。',
        en: 'Please use your campus card, your number and password, or your face.',
      },
    }),
  },
  {
    code: 'CAMERA_FAILED',
    broken: (c) => c.cameraFailed,
    stops: ['face'],
    message: () => ({
      tone: 'attention',
      text: {
        zh: '摄像头现在不能用，暂时不能刷脸。',
        en: 'The camera does not work at present, so faces cannot be checked.',
      },
      action: {
        zh: '请刷校园卡，或使用学号加密码。',
        en: 'Please tap your campus card, or use your number and password.',
      },
    }),
  },
  {
    code: 'POWER_ON_BATTERY',
    broken: (c) => c.power === 'battery',
    stops: [],
    message: () => ({
      tone: 'attention',
      text: {
        zh: '停电了，本机正用备用电池供电，服务照常。',
        en: 'The power is out. This kiosk runs on its battery and works as usual.',
      },
      action: {
        zh: '请照常办理；电池快用完时，本机会先打完手上的证明再停机。',
        en: 'Please go on as usual. Before the battery ends, the certificate at hand is finished first.',
      },
    }),
  },
];

/** A reader that has not been heard of yet may well read the next card, and so may one that only met a bad card. */
function readerWorks(availability: Availability): boolean {
  return ['online', 'busy', 'userError', 'unknown'].includes(availability);
}
