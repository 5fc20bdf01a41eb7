import { accept, TokenError } from './error.ts';
import type { Handle, Pkcs11Module } from './module.ts';

/** Which key of which token. */
export interface TokenKey {
  /** CK_TOKEN_INFO's label. */
  token: string;
  /** CKA_LABEL of the private key. */
  label: string;
  pin: string;
}

/** A session that is logged in, and the key's handle within it. */
export interface OpenKey {
  session: Handle;
  key: Handle;
  kind: 'EC' | 'RSA';
}

const CKF_SERIAL_SESSION = 4;
const CKU_USER = 1;
const CKA = { class: 0x000, label: 0x003, keyType: 0x100, ecPoint: 0x181 } as const;
const CKO = { publicKey: 2, privateKey: 3 } as const;
/** CKA_EC_POINT of a P-256 key: an uncompressed point of 65 octets in an OCTET STRING. */
const EC_POINT_OCTETS = 67;
const CKK = { rsa: 0, ec: 3 } as const;
/** CK_TOKEN_INFO begins with its label, 32 characters filled up with blanks. */
const LABEL_OCTETS = 32;
const TOKEN_INFO_OCTETS = 256;
const MAX_SLOTS = 64;
/** CK_ULONG is `unsigned long`. */
const ULONG_OCTETS = process.platform === 'win32' ? 4 : 8;

const utf8 = new TextEncoder();

/** Logs in to the token and finds the key. @throws TokenError */
export async function openKey(module: Pkcs11Module, wanted: TokenKey): Promise<OpenKey> {
  accept(await module.initialize(null), 'C_Initialize');
  const slot = await slotOf(module, wanted.token);
  const session: Handle[] = [0];
  accept(await module.openSession(slot, CKF_SERIAL_SESSION, null, null, session), 'C_OpenSession');
  const [opened = 0] = session;
  try {
    const pin = utf8.encode(wanted.pin);
    accept(await module.login(opened, CKU_USER, pin, pin.length), 'C_Login');
    const key = await findKey(module, opened, wanted.label, CKO.privateKey);
    return { session: opened, key, kind: await kindOf(module, opened, key) };
  } catch (error) {
    await module.closeSession(opened);
    throw error;
  }
}

/** The public half of a P-256 key: its point, uncompressed, 65 octets. @throws TokenError NO_KEY */
export async function readPoint(
  module: Pkcs11Module,
  { session }: OpenKey,
  label: string,
): Promise<Uint8Array> {
  const key = await findKey(module, session, label, CKO.publicKey);
  const value = new Uint8Array(EC_POINT_OCTETS);
  const template = [{ type: CKA.ecPoint, pValue: value, ulValueLen: value.length }];
  const code = await module.getAttributeValue(session, key, template, 1);
  const isPoint = code === 0 && value[0] === 0x04 && value[1] === 65 && value[2] === 0x04;
  if (!isPoint) throw new TokenError('NO_KEY', `${label}: not a P-256 key`);
  return value.subarray(2);
}

async function slotOf(module: Pkcs11Module, label: string): Promise<Handle> {
  const slots: Handle[] = Array.from({ length: MAX_SLOTS }, () => 0);
  const count = [MAX_SLOTS];
  accept(await module.getSlotList(1, slots, count), 'C_GetSlotList');
  for (const slot of slots.slice(0, count[0])) {
    const info = new Uint8Array(TOKEN_INFO_OCTETS);
    if ((await module.getTokenInfo(slot, info)) !== 0) continue;
    const found = new TextDecoder().decode(info.subarray(0, LABEL_OCTETS)).trimEnd();
    if (found === label) return slot;
  }
  throw new TokenError('NO_TOKEN', label);
}

async function findKey(
  module: Pkcs11Module,
  session: Handle,
  label: string,
  kind: number,
): Promise<Handle> {
  const name = utf8.encode(label);
  const template = [
    { type: CKA.class, pValue: ulong(kind), ulValueLen: ULONG_OCTETS },
    { type: CKA.label, pValue: name, ulValueLen: name.length },
  ];
  accept(await module.findObjectsInit(session, template, template.length), 'C_FindObjectsInit');
  const objects: Handle[] = [0];
  const found = [0];
  const code = await module.findObjects(session, objects, 1, found);
  accept(await module.findObjectsFinal(session), 'C_FindObjectsFinal');
  accept(code, 'C_FindObjects');
  const [key] = objects;
  if (found[0] !== 1 || key === undefined) throw new TokenError('NO_KEY', label);
  return key;
}

async function kindOf(module: Pkcs11Module, session: Handle, key: Handle): Promise<'EC' | 'RSA'> {
  const value = new Uint8Array(ULONG_OCTETS);
  const template = [{ type: CKA.keyType, pValue: value, ulValueLen: ULONG_OCTETS }];
  accept(await module.getAttributeValue(session, key, template, 1), 'C_GetAttributeValue');
  if (value[0] === CKK.ec) return 'EC';
  if (value[0] === CKK.rsa) return 'RSA';
  throw new TokenError('NO_KEY', 'a key that is neither EC nor RSA');
}

/** CK_ULONG as it lies in memory; every machine this runs on puts the low octet first. */
function ulong(value: number): Uint8Array {
  const octets = new Uint8Array(ULONG_OCTETS);
  octets[0] = value;
  return octets;
}
