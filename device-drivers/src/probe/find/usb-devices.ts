import type { Words } from '../operator.ts';

/** What usually is behind a USB serial port. */
export interface UsbGuess {
  about: Words;
  driver: 'serial-card-reader' | 'serial-scanner';
  kind: 'card-reader' | 'scanner';
  /** It is no adapter; otherwise kind and driver are to be confirmed. */
  isSure: boolean;
}

const adapter = (chip: string): UsbGuess => ({
  about: {
    zh: `${chip} 转接芯片，后面可能是读卡器、扫码器、身份证模块或继电器板`,
    en: `${chip} adapter: a card reader, scanner, resident ID module or relay board behind it`,
  },
  kind: 'card-reader',
  driver: 'serial-card-reader',
  isSure: false,
});

const scanner = (maker: string): UsbGuess => ({
  about: { zh: `${maker} 扫码器`, en: `${maker} scanner` },
  kind: 'scanner',
  driver: 'serial-scanner',
  isSure: true,
});

/**
 * By USB vendor id, as the public list of USB ids (linux-usb.org/usb.ids) names its owner: who made the chip that is
 * plugged in, and never what hangs behind an adapter.
 */
const guesses: Readonly<Record<string, UsbGuess>> = {
  '1a86': adapter('QinHeng CH34x'),
  '067b': adapter('Prolific PL2303'),
  '0403': adapter('FTDI'),
  '10c4': adapter('Silicon Labs CP210x'),
  '0c2e': scanner('Honeywell (Metrologic)'),
  '05e0': scanner('Zebra (Symbol)'),
  '05f9': scanner('Datalogic (PSC)'),
  '1eab': scanner('Newland'),
};

const unknown: UsbGuess = {
  about: { zh: '未知的串口设备', en: 'a serial device nobody knows' },
  kind: 'card-reader',
  driver: 'serial-card-reader',
  isSure: false,
};

/** @param vendorId four hex digits, or undefined where the system does not know */
export function usbGuess(vendorId: string | undefined): UsbGuess {
  return guesses[vendorId?.toLowerCase() ?? ''] ?? unknown;
}
