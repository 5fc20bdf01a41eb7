import { describe, expect, it } from 'vitest';
import type { DeviceHealth, Reason } from '@hallway/device-drivers';
import { assess, SteadyHealth, type Conditions } from '../../../../kiosk/src/core/health/index.ts';
import { jobHeldUp } from '../../../../kiosk/src/core/health/printer-reasons.ts';
import { healthRules } from '../../../../kiosk/src/core/health/rules.ts';
import { noon } from '../support/people.ts';

const now = noon.getTime();

function device(kind: DeviceHealth['kind'], more: Partial<DeviceHealth> = {}): DeviceHealth {
  return {
    deviceId: kind,
    kind,
    model: null,
    lifecycle: 'idle',
    availability: 'online',
    reasons: [],
    supplies: [],
    source: 'probe',
    at: now,
    ...more,
  };
}

function printer(keyword: string, availability: DeviceHealth['availability'] = 'userError') {
  const reason: Reason = { keyword, severity: 'error', since: now };
  return device('printer', { availability, reasons: [reason] });
}

const well: Conditions = {
  now,
  storeWritable: true,
  power: 'mains',
  paired: true,
  hasPeople: true,
  snapshotAt: now - 60_000,
  maxSnapshotAgeHours: 24,
  printer: device('printer'),
  slipPrinter: 'none',
  reader: device('card-reader'),
  residentIdReader: null,
  printerBusy: false,
  cameraFailed: false,
  sealNotAfter: '2026-12-20T00:00:00Z',
  sealAwaitsApproval: false,
  templatesRefused: [],
  serialsLeft: 100,
  help: { zh: '综合窗口 W01', en: 'the general window W01' },
};

const assessed = (change: Partial<Conditions>) => assess({ ...well, ...change });

describe('health', () => {
  it('of a kiosk on which all is well offers everything and says nothing', () => {
    expect(assessed({})).toEqual({
      services: { certificates: null, face: null },
      forms: { a4: null, slip: expect.objectContaining({ code: 'SLIP_PRINTER_NONE' }) },
      methods: { card: null, face: null, password: null, 'pickup-code': null },
      notices: [],
      outOfService: null,
    });
  });

  it.each<[string, Partial<Conditions>]>([
    ['STORE_UNWRITABLE', { storeWritable: false }],
    ['POWER_LOW', { power: 'low' }],
    ['NOT_PAIRED', { paired: false, hasPeople: false, snapshotAt: null }],
    ['NO_DATA', { hasPeople: false, snapshotAt: null }],
    ['NO_DATA', { maxSnapshotAgeHours: null }],
  ])('%s takes the kiosk out of service', (code, change) => {
    expect(assessed(change).outOfService?.code).toBe(code);
  });

  it('prints slips without the certificate printer, and sheets without the receipt printer', () => {
    const roll = device('receipt-printer');
    const noSheets = assessed({ printer: printer('media-empty'), slipPrinter: roll });
    expect(noSheets.services.certificates).toBeNull();
    expect(noSheets.forms).toMatchObject({ a4: { code: 'PRINTER_MEDIA_EMPTY' }, slip: null });
    const noRoll = assessed({ slipPrinter: printer('media-empty') });
    expect(noRoll.services.certificates).toBeNull();
    expect(noRoll.forms).toMatchObject({ a4: null, slip: { code: 'SLIP_PRINTER_MEDIA_EMPTY' } });
    expect(noRoll.forms.slip?.text.zh).toContain('小票机缺纸');
    expect(noRoll.notices).toMatchObject([{ code: 'SLIP_PRINTER_MEDIA_EMPTY' }]);
    const neither = assessed({ printer: printer('media-jam'), slipPrinter: null });
    expect(neither.services.certificates?.code).toBe('PRINTER_MEDIA_JAM');
    expect(neither.forms.slip?.code).toBe('SLIP_PRINTER_CONNECTING_TO_DEVICE');
  });

  it.each<[string, Partial<Conditions>]>([
    ['SNAPSHOT_TOO_OLD', { snapshotAt: now - 24 * 3_600_000 - 1 }],
    ['SNAPSHOT_TOO_OLD', { snapshotAt: now + 3_600_000 }],
    ['SEAL_MISSING', { sealNotAfter: null }],
    ['SEAL_NOT_ADMITTED', { sealNotAfter: null, sealAwaitsApproval: true }],
    ['SEAL_EXPIRED', { sealNotAfter: '2026-11-22T04:00:00Z' }],
    ['SERIALS_USED_UP', { serialsLeft: 0 }],
    ['PRINTER_BUSY', { printerBusy: true }],
    ['PRINTER_CONNECTING_TO_DEVICE', { printer: null }],
    ['PRINTER_MEDIA_EMPTY', { printer: printer('media-empty') }],
    ['PRINTER_MEDIA_JAM', { printer: printer('media-jam') }],
    ['PRINTER_COVER_OPEN', { printer: printer('cover-open') }],
    ['PRINTER_TONER_EMPTY', { printer: printer('toner-empty') }],
    ['PRINTER_NOT_REACHABLE', { printer: device('printer', { availability: 'offline' }) }],
    ['PRINTER_SHUTDOWN', { printer: device('printer', { availability: 'powerOff' }) }],
  ])('%s stops certificates only, and says where to go', (code, change) => {
    const { services, methods, outOfService, notices } = assessed(change);
    expect(services.certificates?.code).toBe(code);
    expect(services.face).toBeNull();
    expect(methods).toEqual({ card: null, face: null, password: null, 'pickup-code': null });
    expect(outOfService).toBeNull();
    expect(notices).toHaveLength(1);
  });

  it('says that mains is out while the battery is good, and goes on', () => {
    const { services, methods, notices, outOfService } = assessed({ power: 'battery' });
    expect(notices.map(({ code }) => code)).toEqual(['POWER_ON_BATTERY']);
    expect(Object.values(services).concat(Object.values(methods), outOfService)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });

  it('names a document whose template was refused, and makes the others', () => {
    const name = { zh: '在读证明', en: 'Certificate of Enrolment' };
    const { services, notices, outOfService } = assessed({ templatesRefused: [name] });
    expect([services.certificates, outOfService]).toEqual([null, null]);
    expect(notices.map(({ code }) => code)).toEqual(['TEMPLATE_REFUSED']);
    expect(notices[0]?.text.zh).toContain('《在读证明》');
    expect(notices[0]?.text.en).toContain('Certificate of Enrolment');
  });

  it('keeps printing while a printer only runs low', () => {
    const low: Reason = { keyword: 'toner-low', severity: 'warning', since: now };
    expect(assessed({ printer: device('printer', { reasons: [low] }) }).notices).toEqual([]);
  });

  it('stops cards when the reader is gone, and nothing while it has not been heard of yet', () => {
    const gone = device('card-reader', { availability: 'noDevice' });
    expect(assessed({ reader: gone }).methods.card?.code).toBe('READER_GONE');
    expect(assessed({ reader: gone }).notices).toHaveLength(1);
    const unheard = device('card-reader', { availability: 'unknown' });
    expect(assessed({ reader: unheard }).methods.card).toBeNull();
  });

  it('does not announce that a machine was built without a reader', () => {
    const { methods, notices } = assessed({ reader: null });
    expect(methods.card?.code).toBe('READER_NONE');
    expect(notices).toEqual([]);
  });

  it('knows of resident IDs only where there is a reader, and closes that way when it is gone', () => {
    expect(assessed({}).methods).not.toHaveProperty('resident-id');
    const reader = (availability: DeviceHealth['availability']) =>
      assessed({ residentIdReader: device('resident-id-reader', { availability }) });
    expect(reader('online').methods['resident-id']).toBeNull();
    expect(reader('noDevice').methods['resident-id']?.code).toBe('ID_READER_GONE');
    expect(reader('noDevice').methods.card).toBeNull();
    expect(reader('noDevice').notices.map(({ code }) => code)).toEqual(['ID_READER_GONE']);
  });

  it('does not take a reader that met a bad card for a broken one', () => {
    const met = { availability: 'userError' } as const;
    expect(assessed({ reader: device('card-reader', met) }).methods.card).toBeNull();
    const residentIdReader = device('resident-id-reader', met);
    expect(assessed({ residentIdReader }).methods['resident-id']).toBeNull();
  });

  it('stops faces when the camera failed', () => {
    const { methods, services } = assessed({ cameraFailed: true });
    expect([methods.face?.code, services.face?.code]).toEqual(['CAMERA_FAILED', 'CAMERA_FAILED']);
  });

  it('names the worst of several reasons of a printer, and invents nothing for unknown ones', () => {
    const reasons = ['toner-empty', 'media-jam'].map((keyword): Reason => ({
      keyword,
      severity: 'error',
      since: now,
    }));
    const both = device('printer', { availability: 'userError', reasons });
    expect(assessed({ printer: both }).services.certificates?.code).toBe('PRINTER_MEDIA_JAM');
    const strange = assessed({ printer: printer('x-vendor-thing') }).services.certificates;
    expect(strange?.text.zh).toContain('打印机需要检查');
    expect(strange?.code).toBe('PRINTER_X_VENDOR_THING');
  });

  it('lists everything wrong at once, worst first', () => {
    const { notices } = assessed({ cameraFailed: true, serialsLeft: 0 });
    expect(notices.map(({ code }) => code)).toEqual(['SERIALS_USED_UP', 'CAMERA_FAILED']);
  });

  it('speaks full sentences in both languages, with what to do', () => {
    for (const rule of healthRules) {
      const { text, action } = rule.message(well);
      for (const part of [text, action]) {
        expect(part.zh, rule.code).toMatch(/。$/);
        expect(part.en, rule.code).toMatch(/\.$/);
      }
    }
  });
});

describe('a device agent that restarts', () => {
  const well = device('printer');
  const down = device('printer', { availability: 'service-down', lifecycle: 'error' });
  const begun = device('printer', { availability: 'unknown' });

  it('is not noticed when it is back within five seconds', () => {
    const steady = new SteadyHealth();
    expect(steady.look(well, 0)).toBe(well);
    expect(steady.look(down, 1_000)).toBe(well);
    expect(steady.look(begun, 2_000)).toBe(well);
    const jammed = printer('media-jam');
    expect(steady.look(jammed, 3_000)).toBe(jammed);
  });

  it('is told of when it stays away, and when it was never there', () => {
    const steady = new SteadyHealth();
    expect(steady.look(down, 0)).toBe(down);
    steady.look(well, 1_000);
    steady.look(down, 2_000);
    expect(steady.look(down, 6_999)).toBe(well);
    expect(steady.look(down, 7_000)).toBe(down);
    expect(steady.look(begun, 8_000)).toBe(begun);
  });
});

describe('a job that is held up', () => {
  it('is explained, with the promise that it goes on by itself', () => {
    const message = jobHeldUp(['media-needed', 'media-empty'], well.help);
    expect(message.code).toBe('PRINTER_MEDIA_EMPTY');
    expect(message.text.zh).toContain('自动接着打印');
    expect(message.action.en).toContain('W01');
    expect(jobHeldUp([], well.help).code).toBe('PRINTER_ATTENTION');
  });
});
