import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceConfigSchema } from '@hallway/device-drivers';
import type { CardWireFormat } from '@hallway/device-drivers';
import {
  startCardReaderSimulator,
  startIppPrinterSimulator,
  startReceiptPrinterSimulator,
  startScannerSimulator,
} from '@hallway/device-drivers/sim';
import type { CardReaderSimulator, ReceiptPrinterSimulator } from '@hallway/device-drivers/sim';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tempDir } from '../../device-drivers/support/temp-dir.ts';
import { until } from '../../peers/daemon.ts';
import { freePort } from '../../peers/free-port.ts';
import { declared, runProbe, type Step } from './program.ts';

const TIMEOUT = 180_000;

async function folder(): Promise<string> {
  const dir = await tempDir();
  onTestFinished(() => dir.remove());
  return dir.path;
}

describe('npm run probe -- printer', { timeout: TIMEOUT }, () => {
  async function simulator() {
    const dir = await folder();
    const printer = await startIppPrinterSimulator({ dir, msPerPage: 60, model: 'Nobody Laser 1' });
    onTestFinished(() => printer.stop());
    return printer;
  }

  it('writes a declaration with a profile of what was seen', async () => {
    const printer = await simulator();
    const out = join(await folder(), 'a4.json');
    const ended = await runProbe(
      ['printer', '--uri', printer.uri, '--out', out],
      [
        { reads: /Begin\?/, answers: 'y' },
        { reads: /Take the paper out/, does: () => printer.loadPaper(0), answers: 'y' },
        { reads: /Load A4/, does: () => printer.loadPaper(250), answers: '是' },
        { reads: /How many sheets/, answers: '1' },
        { reads: /How many sheets/, answers: '4' },
        { reads: /breaks off in the middle/, answers: 'y' },
        { reads: /How many sheets/, answers: '0' },
      ],
    );
    expect(ended.code, ended.said).toBe(0);
    expect(ended.stdout).toBe('');
    const written: unknown = JSON.parse(readFileSync(out, 'utf8'));
    expect(deviceConfigSchema.parse(written)).toEqual({
      id: 'a4',
      kind: 'printer',
      driver: 'ipp',
      options: {
        uri: printer.uri,
        printerUuid: printer.printerUuid,
        profile: {
          provenance: 'probed',
          model: 'Nobody Laser 1',
          firmware: '1.0',
          probedAt: new Date().toISOString().slice(0, 10),
          countsImpressions: true,
          hasLifeCounter: true,
          lifeCountPerSheet: 1,
          brokenUpload: 'discards',
        },
      },
    });
    expect(printer.sheets()).toHaveLength(5);
    expect(ended.said).toContain('Of 4 sheets: in the hand 4, counted by the job 4');
  });

  it('prints nothing for who does not agree', async () => {
    const printer = await simulator();
    const ended = await runProbe(
      ['printer', '--uri', printer.uri],
      [{ reads: /Begin\?/, answers: 'n' }],
    );
    expect([ended.code, ended.stdout, printer.sheets()]).toEqual([1, '', []]);
    expect(ended.said).toContain('nothing was printed');
  });

  it('believes nothing of what nobody saw', async () => {
    const printer = await simulator();
    const ended = await runProbe(['printer', '--uri', printer.uri, '--yes']);
    expect(declared(ended)).toMatchObject({
      options: {
        profile: { countsImpressions: false, hasLifeCounter: false, brokenUpload: 'unknown' },
      },
    });
    expect(ended.said).toContain('a person must confirm every certificate');
  });

  it('says which address does not answer', async () => {
    const ended = await runProbe(['printer', '--uri', `ipp://127.0.0.1:${await freePort()}/`]);
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.said).toContain('The device failed (offline)');
  });

  it('says how it is used', async () => {
    const ended = await runProbe(['printer']);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.said).toContain('--uri is missing.');
  });
});

describe('npm run probe -- receipt-printer', { timeout: TIMEOUT }, () => {
  /** Nobody looks at a ticket before it is out. */
  const eyes = (printer: ReceiptPrinterSimulator): Step[] => [
    {
      reads: /Which is the largest/,
      does: () => until('the ticket', () => printer.tickets().length > 0, 30_000),
      answers: '48',
    },
    { reads: /Does the ticket show/, answers: 'y' },
    { reads: /cut off/, answers: 'y' },
  ];

  it('writes what it saw of the fence, and what the operator saw of the paper', async () => {
    const printer = await startReceiptPrinterSimulator({ dir: await folder() });
    onTestFinished(() => printer.stop());
    const cover = (open: boolean) => (): void => printer.setFault('cover-open', open);
    const ended = await runProbe(
      ['receipt-printer', '--tcp', `127.0.0.1:${printer.port}`, '--yes'],
      [
        { reads: /Open the cover/, does: cover(true), answers: 'y' },
        { reads: /Close the cover/, does: cover(false), answers: 'y' },
        ...eyes(printer),
      ],
    );
    expect(ended.code, ended.said).toBe(0);
    expect(deviceConfigSchema.parse(declared(ended))).toEqual({
      id: 'tickets',
      kind: 'receipt-printer',
      driver: 'escpos',
      options: {
        port: { type: 'tcp', host: '127.0.0.1', port: printer.port },
        profile: {
          provenance: 'probed',
          fence: 'process-id',
          widthDots: 576,
          chinese: 'gb18030',
          cutter: true,
        },
      },
    });
    const [ticket] = printer.tickets();
    expect(ticket?.text.join('\n')).toContain('四字节：㐀㐁');
    expect(ticket?.text).toContainEqual(expect.stringMatching(/^48 -+>$/));
  });

  it('believes no fence that was not tried with the cover open, on a serial line', async () => {
    const printer = await startReceiptPrinterSimulator({ dir: await folder(), width: 384 });
    onTestFinished(() => printer.stop());
    const { path } = await printer.serialCable();
    const ended = await runProbe(
      ['receipt-printer', '--serial', path, '--baud', '115200'],
      [
        { reads: /Begin\?/, answers: 'y' },
        { reads: /Open the cover/, answers: 'n' },
        { reads: /Which is the largest/, answers: '32' },
        { reads: /Does the ticket show/, answers: '' },
        { reads: /cut off/, answers: 'n' },
      ],
    );
    expect(declared(ended)).toMatchObject({
      options: { profile: { fence: 'none', widthDots: 384, chinese: 'gbk', cutter: false } },
    });
  });

  it('says that a printer is mute', async () => {
    const printer = await startReceiptPrinterSimulator({ dir: await folder() });
    onTestFinished(() => printer.stop());
    printer.setFault('never-reads', true);
    const ended = await runProbe(['receipt-printer', '--tcp', `127.0.0.1:${printer.port}`]);
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.said).toContain('answers no question about its state');
  });
});

describe('npm run probe -- reader', { timeout: TIMEOUT }, () => {
  async function tapped(format: CardWireFormat, uids: string[], holdMs = 0) {
    const reader: CardReaderSimulator = await startCardReaderSimulator({
      dir: await folder(),
      format,
    });
    onTestFinished(() => reader.stop());
    const waits = [/Show cards/, /Heard 1/, /Heard 2/];
    const steps = uids.map((uid, at) => ({
      reads: waits[at] ?? /Heard/,
      does: () => reader.tap(uid, holdMs),
    }));
    const ended = await runProbe(['reader', '--path', reader.path, '--baud', '9600'], steps);
    return { ended, path: reader.path };
  }

  it('knows a reader of tags by the checksum of two', async () => {
    const uids = ['010063E9AE', '01001293D8', '010063E9AE'];
    const { ended, path } = await tapped({ type: 'rdm6300' }, uids, 200);
    expect(ended.code, ended.said).toBe(0);
    expect(deviceConfigSchema.parse(declared(ended))).toEqual({
      id: 'cards',
      kind: 'card-reader',
      driver: 'serial-card-reader',
      options: { path, baudRate: 9_600, format: { type: 'rdm6300' } },
    });
  });

  it('lists both formats where two fit, and chooses none', async () => {
    const uid = { alphabet: 'decimal', lengths: [10] } as const;
    const uids = ['0006547886', '0013477100', '0006547886'];
    const { ended } = await tapped({ type: 'line', prefix: '', uid }, uids);
    expect(ended.code, ended.said).toBe(3);
    expect(declared(ended)).toMatchObject([
      { options: { format: { uid: { alphabet: 'hex' } } } },
      { options: { format: { uid } } },
    ]);
    expect(ended.said).toContain('More than one format fits');
  });

  it('says what it heard when nothing fits', async () => {
    const uid = { alphabet: 'hex', lengths: [4] } as const;
    const { ended } = await tapped({ type: 'line', prefix: '', uid }, ['AB12', 'AB12', 'AB12']);
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.said).toContain('414231320d0a');
  });

  it('says that there is no such port', async () => {
    const path = join(await folder(), 'ttyUSB9');
    const ended = await runProbe(['reader', '--path', path, '--baud', '9600']);
    expect(ended.code).toBe(1);
    expect(ended.said).toContain('(offline)');
  });

  it('knows how a scanner writes', async () => {
    const end = { type: 'suffix', prefix: '\u0002', suffix: '\u0003' } as const;
    const format = { aimId: true, encoding: 'gb18030', end } as const;
    const scanner = await startScannerSimulator({ dir: await folder(), format });
    onTestFinished(() => scanner.stop());
    const show = () => scanner.show(Buffer.from('d0a3d4b0bfa8', 'hex'), ']Q1');
    const ended = await runProbe(
      ['scanner', '--path', scanner.path, '--baud', '115200'],
      [/Scan 3 codes/, /Heard 1/, /Heard 2/].map((reads) => ({ reads, does: show })),
    );
    expect(declared(ended)).toMatchObject({ driver: 'serial-scanner', options: { format } });
  });
});

describe('what is found', () => {
  it(
    'is listed by the program, which says what it could not look for',
    async () => {
      const ended = await runProbe([]);
      expect(ended.code, ended.said).toBe(0);
      expect(Array.isArray(declared(ended))).toBe(true);
      expect(ended.said).toMatch(/UPS/);
    },
    TIMEOUT,
  );
});
