import oracle from '@sealsystems/ipp';
import { describe, expect, it } from 'vitest';
import {
  attr,
  boolean,
  charset,
  collection,
  enumeration,
  integer,
  keyword,
  mimeType,
  name,
  naturalLanguage,
  range,
  text,
  uri,
} from '../../../../device-drivers/src/codec/ipp/attributes.ts';
import { decodeIpp, encodeIpp } from '../../../../device-drivers/src/codec/ipp/index.ts';

/** The independent peer is @sealsystems/ipp, the only codec on npm that gets months and no-value right. */
describe('IPP codec against an independent one', () => {
  it('is read by it', () => {
    const octets = encodeIpp({
      version: { major: 2, minor: 0 },
      code: 0,
      requestId: 77,
      groups: [
        {
          tag: 1,
          attributes: [
            attr('attributes-charset', charset('utf-8')),
            attr('attributes-natural-language', naturalLanguage('zh-cn')),
          ],
        },
        {
          tag: 4,
          attributes: [
            attr('printer-name', name('打印机')),
            attr('printer-info', text('Hall A')),
            attr('printer-up-time', integer(-5)),
            attr('printer-state', enumeration(4)),
            attr('printer-is-accepting-jobs', boolean(true)),
            attr('copies-supported', range(1, 99)),
            attr('printer-uri-supported', uri('ipp://a/b'), uri('ipps://a/b')),
            attr('media-default', { type: 'no-value' }),
            attr('printer-resolution-default', {
              type: 'resolution',
              value: { x: 600, y: 300, units: 3 },
            }),
            attr('printer-current-time', {
              type: 'dateTime',
              value: {
                year: 2026,
                month: 11,
                day: 22,
                hour: 9,
                minute: 30,
                second: 1,
                deciSecond: 0,
                utcDirection: '+',
                utcHours: 8,
                utcMinutes: 0,
              },
            }),
            attr(
              'media-col-default',
              collection(
                attr('media-type', keyword('stationery')),
                attr('media-size', collection(attr('x-dimension', integer(21000)))),
              ),
            ),
          ],
        },
      ],
    });
    const read = oracle.parse(Buffer.from(octets));
    expect(read).toMatchObject({ version: '2.0', id: 77, statusCode: 'successful-ok' });
    const printer = read['printer-attributes-tag'];
    expect(printer).toMatchObject({
      'printer-name': '打印机',
      'printer-info': 'Hall A',
      'printer-up-time': -5,
      'printer-state': 'processing',
      'printer-is-accepting-jobs': true,
      'copies-supported': [1, 99],
      'printer-uri-supported': ['ipp://a/b', 'ipps://a/b'],
      'printer-resolution-default': [600, 300, 'dpi'],
      'media-col-default': { 'media-type': 'stationery', 'media-size': { 'x-dimension': 21000 } },
    });
    expect(new Date(String(printer?.['printer-current-time'])).getTime()).toBe(
      Date.UTC(2026, 10, 22, 1, 30, 1),
    );
  });

  it('reads what it writes', () => {
    const when = new Date(2026, 10, 22, 9, 30, 1);
    const octets = oracle.serialize({
      version: '1.1',
      operation: 'Create-Job',
      id: 5,
      'operation-attributes-tag': {
        'attributes-charset': 'utf-8',
        'attributes-natural-language': 'en',
        'printer-uri': 'ipp://127.0.0.1/ipp/print',
        'requesting-user-name': 'kiosk',
        'job-name': 'cert:1:1',
        'ipp-attribute-fidelity': true,
        'document-format': 'application/pdf',
      },
      'job-attributes-tag': {
        copies: 2,
        sides: 'two-sided-long-edge',
        'page-ranges': [[1, 2]],
        'media-col': { 'media-size': { 'x-dimension': 21000, 'y-dimension': 29700 } },
        'printer-resolution': [[600, 600, 'dpi']],
        'orientation-requested': 'portrait',
      },
      'printer-attributes-tag': { 'printer-current-time': when },
    });
    const { message } = decodeIpp(octets);
    expect(message).toMatchObject({ version: { major: 1, minor: 1 }, code: 5, requestId: 5 });
    expect(message.groups.map((group) => group.tag)).toEqual([1, 2, 4]);
    expect(message.groups[0]?.attributes.slice(3)).toEqual([
      attr('requesting-user-name', name('kiosk')),
      attr('job-name', name('cert:1:1')),
      attr('ipp-attribute-fidelity', boolean(true)),
      attr('document-format', mimeType('application/pdf')),
    ]);
    expect(message.groups[1]?.attributes).toEqual([
      attr('copies', integer(2)),
      attr('sides', keyword('two-sided-long-edge')),
      attr('page-ranges', range(1, 2)),
      attr(
        'media-col',
        collection(
          attr(
            'media-size',
            collection(attr('x-dimension', integer(21000)), attr('y-dimension', integer(29700))),
          ),
        ),
      ),
      attr('printer-resolution', { type: 'resolution', value: { x: 600, y: 600, units: 3 } }),
      attr('orientation-requested', enumeration(3)),
    ]);
    const time = message.groups[2]?.attributes[0]?.values[0];
    expect(time?.type === 'dateTime' && [time.value.month, time.value.day]).toEqual([11, 22]);
  });
});
