import { promisify } from 'node:util';
import koffi from 'koffi';
import type { LibraryHandle } from 'koffi';
import { DeviceError } from '../../error.ts';

/** SCARDCONTEXT and SCARDHANDLE: numbers that mean something to the library only. */
export type Handle = number | bigint;

/** SCARD_READERSTATE. */
export interface RawReaderState {
  szReader: string;
  pvUserData: null;
  /** What the caller knows. */
  dwCurrentState: number;
  /** What is. */
  dwEventState: number;
  cbAtr: number;
  rgbAtr: Uint8Array;
}

/** SCARD_IO_REQUEST. */
export interface RawIoRequest {
  dwProtocol: number;
  cbPciLength: number;
}

/**
 * The functions of PC/SC that are used here, by the names and in the order of winscard.h. Each answers its return
 * code, unsigned. What the library fills in is an array of one element, or a buffer.
 *
 * Each call runs on a thread of libuv's pool, so it holds up nothing but three other such calls. A context takes one
 * call at a time; only `cancel` may run beside another.
 */
export interface PcscLibrary {
  establishContext(scope: number, reserved1: null, reserved2: null, context: Handle[]): Code;
  releaseContext(context: Handle): Code;
  cancel(context: Handle): Code;
  /** Fills in names that each end in NUL. `length`: octets there are, then octets used. */
  listReaders(context: Handle, groups: null, names: Uint8Array, length: number[]): Code;
  getStatusChange(context: Handle, ms: number, states: RawReaderState[], count: number): Code;
  connect(
    context: Handle,
    reader: string,
    share: number,
    protocols: number,
    card: Handle[],
    protocol: number[],
  ): Code;
  disconnect(card: Handle, disposition: number): Code;
  /** `length`: octets there are in `response`, then octets used. */
  transmit(
    card: Handle,
    protocol: RawIoRequest,
    command: Uint8Array,
    commandLength: number,
    reserved: null,
    response: Uint8Array,
    length: number[],
  ): Code;
}

type Code = Promise<number>;

const isWindows = process.platform === 'win32';
const fileName = isWindows ? 'winscard.dll' : 'libpcsclite.so.1';
/** 33 octets; winscard.h of Windows rounds them up. */
export const ATR_OCTETS = isWindows ? 36 : 33;

let loaded: PcscLibrary | null = null;

/**
 * pcsc-lite's client library, or Windows' own: loaded at the first call, so that a kiosk without such a reader needs
 * neither. The Windows half follows winscard.h and was never run.
 *
 * @throws DeviceError `service-down` when the machine has no such library
 */
export function pcscLibrary(): PcscLibrary {
  loaded ??= bind(load());
  return loaded;
}

function load(): LibraryHandle {
  try {
    return koffi.load(fileName);
  } catch (cause) {
    const message = `${fileName} is not installed`;
    throw new DeviceError('service-down', message, { retryable: true, cause });
  }
}

/** `unsigned long` is what both call a DWORD: 64 bits in pcsc-lite on 64-bit Linux, 32 bits in Windows. */
function bind(library: LibraryHandle): PcscLibrary {
  const dword = 'unsigned long';
  const handle = 'uintptr_t';
  const octets = koffi.pointer('uint8_t');
  const outHandle = koffi.out(koffi.pointer(handle));
  const outDword = koffi.out(koffi.pointer(dword));
  const inoutDword = koffi.inout(koffi.pointer(dword));
  const ioRequest = koffi.pointer(koffi.struct({ dwProtocol: dword, cbPciLength: dword }));
  const readerState = koffi.struct({
    szReader: 'str',
    pvUserData: 'void *',
    dwCurrentState: dword,
    dwEventState: dword,
    cbAtr: dword,
    rgbAtr: koffi.array('uint8_t', ATR_OCTETS),
  });
  const states = koffi.inout(koffi.pointer(readerState));
  const bound = (name: string, ...parameters: Parameters<typeof koffi.out>[0][]) => {
    const call = promisify(library.func(name, 'long', parameters).async);
    return async (...args: unknown[]): Promise<number> => Number(await call(...args)) >>> 0;
  };
  // Windows has each function that takes text twice; A is the one for octets.
  const a = isWindows ? 'A' : '';
  return {
    establishContext: bound('SCardEstablishContext', dword, 'void *', 'void *', outHandle),
    releaseContext: bound('SCardReleaseContext', handle),
    cancel: bound('SCardCancel', handle),
    listReaders: bound(`SCardListReaders${a}`, handle, 'str', octets, inoutDword),
    getStatusChange: bound(`SCardGetStatusChange${a}`, handle, dword, states, dword),
    connect: bound(`SCardConnect${a}`, handle, 'str', dword, dword, outHandle, outDword),
    disconnect: bound('SCardDisconnect', handle, dword),
    transmit: bound(
      'SCardTransmit',
      handle,
      ioRequest,
      octets,
      dword,
      'void *',
      octets,
      inoutDword,
    ),
  };
}
