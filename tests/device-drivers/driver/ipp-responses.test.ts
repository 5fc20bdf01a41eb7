import { describe, expect, it } from 'vitest';
import { attr, integer, name, text } from '../../../device-drivers/src/codec/ipp/attributes.ts';
import type { IppValue } from '../../../device-drivers/src/codec/ipp/index.ts';
import { printerAddress } from '../../../device-drivers/src/driver/ipp-printer/address.ts';
import { suppliesOf } from '../../../device-drivers/src/driver/ipp-printer/supplies.ts';

const nothing: ReadonlySet<string> = new Set();
const octets = (said: string): IppValue => ({ type: 'octetString', value: Buffer.from(said) });

describe('supplies', () => {
  it('come from marker attributes where nothing better is offered', () => {
    const attributes = [
      attr('marker-names', name('Black'), name('Waste'), name('Drum'), name('Cyan')),
      attr('marker-types', text('tonerCartridge'), text('wasteToner'), text('opc'), text('ink')),
      attr('marker-levels', integer(8), integer(40), integer(-3), integer(0)),
    ];
    expect(suppliesOf(attributes, nothing)).toEqual([
      { kind: 'toner', name: 'Black', level: 'low', percent: 8 },
      { kind: 'waste', name: 'Waste', level: 'full', percent: null },
      { kind: 'other', name: 'Drum', level: 'unknown', percent: null },
      { kind: 'toner', name: 'Cyan', level: 'out', percent: 0 },
    ]);
  });

  it('take the waste container by its reasons, since printers count it both ways', () => {
    const attributes = [
      attr('printer-supply', octets('type=wasteToner;maxcapacity=100;level=98;')),
    ];
    const level = (keyword: string) => suppliesOf(attributes, new Set([keyword]))[0]?.level;
    expect(level('marker-waste-full')).toBe('out');
    expect(level('marker-waste-almost-full')).toBe('low');
    expect(level('media-low')).toBe('full');
  });

  it.each([
    ['type=tray;maxcapacity=250;level=250;name=main;', 'full', 100, 250],
    ['type=tray;maxcapacity=250;level=20;name=main;', 'low', 8, 20],
    ['type=tray;maxcapacity=250;level=0;name=main', 'out', 0, 0],
    ['type=tray;maxcapacity=-2;level=-3;name=main;', 'unknown', null, null],
    ['type=tray;maxcapacity=0;level=5;name=main;', 'unknown', null, 5],
    ['name=main;level=99999999999999999999;maxcapacity=x;;=;a', 'unknown', null, null],
  ])('read a tray from %s', (said, level, percent, sheets) => {
    const attributes = [attr('printer-input-tray', octets(said))];
    expect(suppliesOf(attributes, nothing)).toEqual([
      { kind: 'paper', name: 'main', level, percent, sheets },
    ]);
  });

  it('call paper jammed while it is', () => {
    const attributes = [attr('printer-input-tray', octets('name=main;level=9;maxcapacity=10;'))];
    expect(suppliesOf(attributes, new Set(['media-jam']))[0]?.level).toBe('jammed');
  });
});

describe('printer address', () => {
  it.each([
    ['ipp://printer/ipp/print', 'http://printer:631/ipp/print', 'ipp://printer:631/ipp/print'],
    ['ipp://printer:8631', 'http://printer:8631/', 'ipp://printer:8631/'],
    ['ipps://printer/x', 'https://printer:631/x', 'ipps://printer:631/x'],
    ['http://printer:8080/p', 'http://printer:8080/p', 'ipp://printer:8080/p'],
    ['https://printer/p', 'https://printer/p', 'ipps://printer/p'],
    ['ipp://[::1]:8631/p', 'http://[::1]:8631/p', 'ipp://[::1]:8631/p'],
  ])('%s', (given, httpUrl, printerUri) => {
    const address = printerAddress(given);
    expect(address.httpUrl.href).toBe(httpUrl);
    expect(address.printerUri).toBe(printerUri);
  });
});
