import type { Bilingual } from './identifiers.ts';

/**
 * How much a test proves, in the words of UnifiedPOS (CheckHealth): `internal` that the device answers, `external` that
 * it does its work, `interactive` that it takes what somebody shows to it.
 */
export type TestLevel = 'internal' | 'external' | 'interactive';

type TestOutcomeWord = 'passed' | 'presumed' | 'failed';

export interface DeviceTestPlan {
  level: TestLevel;
  /** What will happen. */
  does: Bilingual;
}

/** For how long an interactive test waits for somebody. */
export const showWithinMs = 20_000;

const show = (what: Bilingual, rest: Bilingual): DeviceTestPlan => ({
  level: 'interactive',
  does: {
    zh: `请在 ${showWithinMs / 1000} 秒内${what.zh}。${rest.zh}`,
    en: `${what.en} within ${showWithinMs / 1000} seconds. ${rest.en}`,
  },
});

/** The test of each kind of device. */
const plans: Record<string, DeviceTestPlan> = {
  printer: {
    level: 'external',
    does: { zh: '打印一页测试页。', en: 'Prints one test page.' },
  },
  'receipt-printer': {
    level: 'external',
    does: { zh: '打印一张测试小票。', en: 'Prints a short test receipt.' },
  },
  'card-reader': show(
    { zh: '刷任意一张卡', en: 'Hold any card to it' },
    { zh: '不会登录任何人。', en: 'Nobody is signed in.' },
  ),
  'resident-id-reader': show(
    { zh: '放上一张身份证', en: 'Place a resident ID on it' },
    {
      zh: '只看是否读到，内容不保留。',
      en: 'Only that it was read counts; nothing of it is kept.',
    },
  ),
  scanner: show(
    { zh: '出示任意一个条码', en: 'Show any code to it' },
    { zh: '内容不保留。', en: 'What it says is not kept.' },
  ),
  ups: {
    level: 'internal',
    does: {
      zh: '询问供电状态，不会断电。',
      en: 'Asks for the state of the power; nothing is cut.',
    },
  },
  camera: {
    level: 'external',
    does: { zh: '拍一张照片，立即丢弃。', en: 'Takes one picture and lets it go at once.' },
  },
  relay: {
    level: 'internal',
    does: { zh: '读取输入点，不会动作。', en: 'Reads its inputs; nothing is switched.' },
  },
  stamp: {
    level: 'external',
    does: { zh: '准备盖章后立即复位，不碰纸。', en: 'Arms and disarms it; no sheet is touched.' },
  },
};

/** How a device of this kind is tried out; null when it cannot be. */
export function testPlanOf(kind: string): DeviceTestPlan | null {
  return plans[kind] ?? null;
}

/** Whether it can be tried out with nobody there. */
export function testsUnattended(plan: DeviceTestPlan): boolean {
  return plan.level !== 'interactive';
}

const levels: Record<TestLevel, Record<'name' | 'proves', Bilingual>> = {
  internal: {
    name: { zh: '内部检查', en: 'Internal check' },
    proves: { zh: '设备有应答', en: 'it answers' },
  },
  external: {
    name: { zh: '外部测试', en: 'External test' },
    proves: { zh: '设备能工作', en: 'it does its work' },
  },
  interactive: {
    name: { zh: '交互测试', en: 'Interactive test' },
    proves: { zh: '能读到出示之物', en: 'it reads what is shown' },
  },
};

/** The level of a test and, once it was passed, what that proves. */
export function testLevelWords(level: TestLevel, outcome: TestOutcomeWord): Bilingual {
  const { name, proves } = levels[level];
  if (outcome !== 'passed') return name;
  return { zh: `${name.zh}：${proves.zh}`, en: `${name.en}: ${proves.en}` };
}

/** Why a test did not pass: our own words first, then the errors of devices. */
const failures: Record<string, Bilingual> = {
  serving: { zh: '终端正在服务来访者，没有测试', en: 'Somebody was being served; not tested' },
  busy: { zh: '设备正在工作，没有测试', en: 'It was at work; not tested' },
  'switched-off': { zh: '设备已关闭，没有测试', en: 'It is switched off; not tested' },
  unattended: { zh: '需要有人在场，没有测试', en: 'Somebody must be there; not tested' },
  unsupported: { zh: '这种设备不能测试', en: 'This kind cannot be tested' },
  'nothing-shown': { zh: '没有读到任何东西', en: 'Nothing was read in time' },
  'not-configured': { zh: '没有这台设备', en: 'There is no such device' },
  offline: { zh: '连不上设备', en: 'It cannot be reached' },
  timeout: { zh: '没有按时应答', en: 'It did not answer in time' },
  'device-error': { zh: '设备报告故障', en: 'It reports a fault' },
  refused: { zh: '设备拒绝执行', en: 'It refused' },
  'wrong-device': { zh: '接的是另一台设备', en: 'Another machine is in its place' },
  'in-use': { zh: '被其他程序占用', en: 'Another program holds it' },
  protocol: { zh: '应答不合规范', en: 'It spoke, but not as it should' },
  'service-down': { zh: '驱动服务没有运行', en: 'The service behind it does not run' },
  canceled: { zh: '打印被取消', en: 'The print was cancelled' },
  aborted: { zh: '没有做完就中止', en: 'It broke off before the end' },
  'unknown-job': { zh: '打印机丢失了任务', en: 'The printer lost the job' },
};

/** The reason in words, or the reason itself when it is one we have no words for. */
export function testFailureWords(reason: string): Bilingual {
  return failures[reason] ?? { zh: reason, en: reason };
}

/** What became of a test in one line. A presumed pass rests on nothing having spoken against it. */
export function testResultWords(outcome: TestOutcomeWord): Bilingual {
  return results[outcome];
}

const results: Record<TestOutcomeWord, Bilingual> = {
  passed: { zh: '测试通过', en: 'Passed' },
  presumed: { zh: '应已通过，设备无法证实', en: 'Presumed passed: it cannot confirm' },
  failed: { zh: '测试未通过', en: 'Failed' },
};
