import type { Clock } from '../../clock.ts';
import type { CardWireFormat } from '../../codec/card/index.ts';
import type { ScannerWireFormat } from '../../codec/scanner/wire-format.ts';
import type { SerialSettings } from '../../transport/serial.ts';
import { ProbeError } from '../operator.ts';
import type { Operator, Words } from '../operator.ts';
import { inferCardFormats } from './infer-card.ts';
import { inferScannerFormats } from './infer-scan.ts';
import { listenToReader } from './listen.ts';

const TIMES = 3;
const WITHIN_MS = 60_000;

export interface ReaderProbeOptions {
  clock: Clock;
  /** For how long the next thing to be shown is waited for, in ms. Default a minute. */
  withinMs?: number;
}

/**
 * Listens to a card reader while cards are shown to it three times.
 *
 * @returns every format that fits, at least one
 * @throws ProbeError when nothing came, or nothing fits; DeviceError as the port does
 */
export function probeCardReader(
  settings: SerialSettings,
  operator: Operator,
  options: ReaderProbeOptions,
): Promise<CardWireFormat[]> {
  const show = {
    zh: `请刷卡 ${TIMES} 次，每次把卡拿开；最好用两张以上不同的卡。`,
    en: `Show cards ${TIMES} times, taking each away again; best two or more different ones.`,
  };
  return probe(inferCardFormats, show, settings, operator, options);
}

/** The same for a scanner of codes. */
export function probeScanner(
  settings: SerialSettings,
  operator: Operator,
  options: ReaderProbeOptions,
): Promise<ScannerWireFormat[]> {
  const show = {
    zh: `请扫码 ${TIMES} 次，其中至少一个码含有汉字。`,
    en: `Scan ${TIMES} codes, at least one of them with a Chinese character in it.`,
  };
  return probe(inferScannerFormats, show, settings, operator, options);
}

async function probe<T>(
  infer: (presentations: readonly Uint8Array[]) => T[],
  show: Words,
  settings: SerialSettings,
  operator: Operator,
  { clock, withinMs = WITHIN_MS }: ReaderProbeOptions,
): Promise<T[]> {
  const presentations = await listenToReader(settings, {
    times: TIMES,
    withinMs,
    clock,
    onOpen: () => operator.tell(show),
    onPresentation: (count) =>
      operator.tell({ zh: `收到第 ${count} 次。`, en: `Heard ${count} of ${TIMES}.` }),
  });
  if (presentations.length < TIMES) throw tooFew(presentations.length, settings);
  const formats = infer(presentations);
  if (formats.length === 0) throw nothingFits(presentations);
  if (formats.length > 1) operator.tell(SEVERAL);
  return formats;
}

function tooFew(count: number, { baudRate }: SerialSettings): ProbeError {
  return new ProbeError({
    zh: `只收到 ${count} 次。请检查接线和波特率（现在是 ${baudRate}）。PN532 和身份证模块不问不答，可以直接声明。`,
    en: `Heard only ${count}. Check the cable and the speed (now ${baudRate} baud). A PN532 or a resident ID module says nothing unasked: declare it as it is.`,
  });
}

/** The octets are the operator's own cards, and what support needs. */
function nothingFits(presentations: readonly Uint8Array[]): ProbeError {
  const octets = presentations.map((each) => Buffer.from(each.subarray(0, 64)).toString('hex'));
  return new ProbeError({
    zh: `没有一种格式符合。波特率可能不对；收到的字节：${octets.join(' | ')}`,
    en: `No format fits. The speed may be another one; octets heard: ${octets.join(' | ')}`,
  });
}

const SEVERAL: Words = {
  zh: '符合的格式不止一种，从字节上分不出来。请查说明书，或换别的卡（码）再试，然后选一种。',
  en: 'More than one format fits, and the octets do not tell which. See the manual, or try others, and choose one.',
};
