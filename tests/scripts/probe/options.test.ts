import { describe, expect, it } from 'vitest';
import { probeOptions, UsageError } from '../../../scripts/probe/options.ts';

describe('the command line of npm run probe', () => {
  it.each([
    [[], { what: 'find', out: null }],
    [
      ['printer', '--uri', 'ipp://p/', '--snmp', 'a@b@10.0.0.7:1161', '--out', 'a4.json', '--yes'],
      {
        what: 'printer',
        out: 'a4.json',
        agreed: true,
        declaration: {
          driver: 'ipp',
          options: { uri: 'ipp://p/', snmp: { community: 'a@b', host: '10.0.0.7', port: 1_161 } },
        },
      },
    ],
    [
      ['printer', '--uri', 'ipp://localhost/printers/laser', '--cups', '--snmp', 'public@laser'],
      {
        agreed: false,
        declaration: { driver: 'cups', options: { snmp: { community: 'public', host: 'laser' } } },
      },
    ],
    [
      ['receipt-printer', '--tcp', 'tickets'],
      { what: 'receipt-printer', port: { type: 'tcp', host: 'tickets' } },
    ],
    [
      ['receipt-printer', '--serial', '/dev/ttyS0', '--baud', '38400'],
      { port: { type: 'serial', path: '/dev/ttyS0', baudRate: 38_400 } },
    ],
    [
      ['receipt-printer', '--device', '/dev/usb/lp0'],
      { port: { type: 'device-file', path: '/dev/usb/lp0' } },
    ],
    [
      ['reader', '--path', '/dev/ttyS0', '--baud', '9600'],
      { what: 'reader', port: { path: '/dev/ttyS0', baudRate: 9_600 } },
    ],
  ])('%j', (args, options) => {
    expect(probeOptions(args)).toMatchObject(options);
  });

  it.each([
    [['toaster'], 'There is no device "toaster".'],
    [['reader', 'scanner'], 'One device is probed at a time.'],
    [['printer'], '--uri is missing.'],
    [['printer', '--uri', 'ipp://x/', '--cups', '--snmp', 'public'], '--cups needs the host'],
    [['receipt-printer'], 'Give one of --tcp, --serial and --device.'],
    [['receipt-printer', '--tcp', 'a', '--device', 'b'], 'Give one of'],
    [['receipt-printer', '--serial', '/dev/ttyS0'], '--baud is missing.'],
    [['reader', '--path', '/dev/ttyS0', '--baud', 'fast'], '--baud is a whole number'],
    [['reader', '--volume', '11'], '--volume'],
  ])('refuses %j', (args, said) => {
    const read = (): unknown => probeOptions(args);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(said);
  });
});
