import { promisify } from 'node:util';
import koffi, { type LibraryHandle } from 'koffi';
import { TokenError } from './error.ts';

/** CK_SESSION_HANDLE, CK_OBJECT_HANDLE, CK_SLOT_ID. */
export type Handle = number | bigint;

/** CK_ATTRIBUTE: on the way in a template, on the way out a value and its true length. */
export interface RawAttribute {
  type: number;
  pValue: Uint8Array | null;
  ulValueLen: number;
}

/** CK_MECHANISM without a parameter: none of the mechanisms used here has one. */
export interface RawMechanism {
  mechanism: number;
  pParameter: null;
  ulParameterLen: 0;
}

type Code = Promise<number>;

/**
 * The functions of PKCS#11 2.40 (OASIS, §5) that are used here, by their names and in their order. Each answers its
 * CKR code. What the module fills in is an array of one element, or a buffer. A token may think for a second over an
 * RSA signature, so each call runs on a thread of libuv's pool.
 */
export interface Pkcs11Module {
  initialize(reserved: null): Code;
  getSlotList(tokenPresent: number, slots: Handle[] | null, count: number[]): Code;
  getTokenInfo(slot: Handle, info: Uint8Array): Code;
  openSession(slot: Handle, flags: number, app: null, notify: null, session: Handle[]): Code;
  closeSession(session: Handle): Code;
  login(session: Handle, user: number, pin: Uint8Array, length: number): Code;
  getAttributeValue(session: Handle, object: Handle, template: RawAttribute[], count: number): Code;
  findObjectsInit(session: Handle, template: RawAttribute[], count: number): Code;
  findObjects(session: Handle, objects: Handle[], max: number, found: number[]): Code;
  findObjectsFinal(session: Handle): Code;
  signInit(session: Handle, mechanism: RawMechanism, key: Handle): Code;
  sign(
    session: Handle,
    data: Uint8Array,
    length: number,
    signature: Uint8Array,
    signatureLength: number[],
  ): Code;
}

/** Windows packs these structures to single octets (§2.1 of the base specification). Never run there. */
const struct = process.platform === 'win32' ? koffi.pack : koffi.struct;

/**
 * Loads a token's module. It must export its functions by name, as OpenSC, SoftHSM, tpm2-pkcs11 and p11-kit do; one
 * that exports C_GetFunctionList alone is reached through p11-kit's proxy.
 *
 * @throws TokenError NO_MODULE
 */
export function loadModule(path: string): Pkcs11Module {
  try {
    return bind(koffi.load(path));
  } catch (cause) {
    throw new TokenError('NO_MODULE', path, { cause });
  }
}

function bind(library: LibraryHandle): Pkcs11Module {
  const ulong = 'unsigned long';
  const octets = koffi.pointer('uint8_t');
  const handles = koffi.inout(koffi.pointer(ulong));
  const attribute = struct({ type: ulong, pValue: octets, ulValueLen: ulong });
  const template = koffi.pointer(attribute);
  const filled = koffi.inout(koffi.pointer(attribute));
  const mechanism = koffi.pointer(
    struct({ mechanism: ulong, pParameter: 'void *', ulParameterLen: ulong }),
  );
  const bound = (name: string, ...parameters: Parameters<typeof koffi.out>[0][]) => {
    const call = promisify(library.func(name, ulong, parameters).async);
    return async (...args: unknown[]): Promise<number> => Number(await call(...args));
  };
  return {
    initialize: bound('C_Initialize', 'void *'),
    getSlotList: bound('C_GetSlotList', 'uint8_t', handles, handles),
    getTokenInfo: bound('C_GetTokenInfo', ulong, octets),
    openSession: bound('C_OpenSession', ulong, ulong, 'void *', 'void *', handles),
    closeSession: bound('C_CloseSession', ulong),
    login: bound('C_Login', ulong, ulong, octets, ulong),
    getAttributeValue: bound('C_GetAttributeValue', ulong, ulong, filled, ulong),
    findObjectsInit: bound('C_FindObjectsInit', ulong, template, ulong),
    findObjects: bound('C_FindObjects', ulong, handles, ulong, handles),
    findObjectsFinal: bound('C_FindObjectsFinal', ulong),
    signInit: bound('C_SignInit', ulong, mechanism, ulong),
    sign: bound('C_Sign', ulong, octets, ulong, octets, handles),
  };
}
