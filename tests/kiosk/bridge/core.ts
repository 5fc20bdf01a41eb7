import { BridgeError, callSchemas } from '../../../kiosk/src/bridge/index.ts';
import type {
  CallName,
  EventName,
  Events,
  Handlers,
  KioskView,
} from '../../../kiosk/src/bridge/index.ts';
import type { Served } from '../../../kiosk/src/bridge/serve.ts';

const both = (text: string) => ({ zh: text, en: text });

export function attractView(revision: number): KioskView {
  return {
    revision,
    kiosk: { id: 'K01', name: both('K01'), place: both('hall'), university: both('Lanjiang') },
    panelWidthMm: 336,
    locale: 'zh-CN',
    textSize: 'normal',
    low: false,
    offlineSince: null,
    person: null,
    step: null,
    warning: null,
    screen: { name: 'attract', services: [], notices: [] },
  };
}

export const page = { png: 'iVBORw0KGgo=', width: 1, height: 1 };
const capture = {
  descriptor: Array.from({ length: 128 }, () => 0.1),
  frames: 5,
  spread: 0.1,
  engine: 'face-api/1.7.15',
  alignment: 'eyes/1',
};

/** An acceptable argument for every call of the contract; the type keeps it complete. */
export const goodInputs: Record<CallName, unknown> = {
  'view.get': undefined,
  'session.touch': undefined,
  'session.begin': undefined,
  'session.back': undefined,
  'session.exit': undefined,
  'locale.set': { locale: 'en' },
  'size.set': { textSize: 'large' },
  'low.set': { low: true },
  'identify.choose': { method: 'card' },
  'identify.password': { no: 'B2023001', password: '12345678' },
  'identify.pickup': { no: 'A2016-0457', code: '12345678' },
  'identify.digits': { digits: '0001' },
  'identify.face': { capture },
  'face.problem': { problem: 'two-faces' },
  'face.consent': { accept: true },
  'face.enrol': { shots: [capture, capture, capture] },
  'face.withdraw': undefined,
  'print.resume': undefined,
  'service.open': { service: 'certificates' },
  'maintenance.open': undefined,
  'device.test': { device: 'a4' },
  'device.switch': { device: 'a4', disabled: true },
  'document.choose': { document: 'D01' },
  'name.confirm': undefined,
  'request.set': { purpose: 'visa', copies: 2 },
  'request.inkSeal': undefined,
  'request.preview': undefined,
  'secondFactor.give': { password: '12345678' },
  'preview.page': { page: 1 },
  'print.confirm': undefined,
  'print.elsewhere': undefined,
  'ambiguous.answer': { cameOut: true },
  'slip.answer': { cameOut: true },
  'stamp.answer': { isThere: true },
  'paper.taken': undefined,
  'ui.heartbeat': { screen: 'attract', visible: true },
  'ui.error': { kind: 'csp', code: 'style-src' },
};

export const callNames = Object.keys(callSchemas) as CallName[];

export interface RecordingCore extends Served {
  taken: { call: string; input: unknown }[];
  emit<E extends EventName>(event: E, value: Events[E]): void;
  listeners(): number;
}

/** Handlers that write down what reached them; some are replaced to fail or to hang. */
export function recordingCore(replaced: Partial<Handlers> = {}): RecordingCore {
  const taken: RecordingCore['taken'] = [];
  const listeners = new Set<Parameters<Served['subscribe']>[0]>();
  const take =
    (call: string) =>
    (input: unknown): undefined =>
      void taken.push({ call, input });
  const handlers: Handlers = {
    'session.touch': take('session.touch'),
    'session.begin': take('session.begin'),
    'session.back': take('session.back'),
    'session.exit': take('session.exit'),
    'locale.set': take('locale.set'),
    'size.set': take('size.set'),
    'low.set': take('low.set'),
    'identify.choose': take('identify.choose'),
    'identify.password': take('identify.password'),
    'identify.pickup': take('identify.pickup'),
    'identify.digits': take('identify.digits'),
    'identify.face': take('identify.face'),
    'face.problem': take('face.problem'),
    'face.consent': take('face.consent'),
    'face.enrol': take('face.enrol'),
    'face.withdraw': take('face.withdraw'),
    'print.resume': take('print.resume'),
    'service.open': take('service.open'),
    'maintenance.open': take('maintenance.open'),
    'device.test': take('device.test'),
    'device.switch': take('device.switch'),
    'document.choose': take('document.choose'),
    'name.confirm': take('name.confirm'),
    'request.set': take('request.set'),
    'request.inkSeal': take('request.inkSeal'),
    'request.preview': take('request.preview'),
    'secondFactor.give': take('secondFactor.give'),
    'print.confirm': take('print.confirm'),
    'print.elsewhere': take('print.elsewhere'),
    'ambiguous.answer': take('ambiguous.answer'),
    'slip.answer': take('slip.answer'),
    'stamp.answer': take('stamp.answer'),
    'paper.taken': take('paper.taken'),
    'ui.heartbeat': take('ui.heartbeat'),
    'ui.error': take('ui.error'),
    'view.get'(input) {
      take('view.get')(input);
      return attractView(1);
    },
    'preview.page'(input) {
      take('preview.page')(input);
      return Promise.resolve(page);
    },
    ...replaced,
  };
  return {
    handlers,
    taken,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(event, value) {
      for (const listener of listeners) listener(event, value);
    },
    listeners: () => listeners.size,
  };
}

export const notNow = (): never => {
  throw new BridgeError('NOT_NOW', 'Not on this screen.');
};
