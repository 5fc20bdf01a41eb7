import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bonjour } from 'bonjour-service';
import type { Service, ServiceConfig } from 'bonjour-service';
import { DeviceError } from '../error.ts';

/** A printer that says on the local network where it is (DNS-SD, RFC 6763, with the keys of Bonjour Printing 1.2.1). */
export interface AnnouncedPrinter {
  /** Instance name, as people see it in a printer list. */
  name: string;
  /** ipp:// or ipps://, by address, because a kiosk need not resolve .local names. */
  uri: string;
  /** `UUID` of the TXT record as urn:uuid; null when the printer keeps it to itself. */
  printerUuid: string | null;
  /** The TXT record: `ty` is the model, `pdl` the formats, `rp` the resource path. */
  txt: Record<string, string>;
}

export interface DiscoveryOptions {
  /** IPv4 address of the interface to ask on. Default: the first that leads outside, else loopback. */
  interface?: string | undefined;
  /** `ipps` lists printers by their TLS service. Default `ipp`. */
  service?: 'ipp' | 'ipps';
  /** Milliseconds to wait for answers. Default 2500: a responder stays silent on what it said less than a second ago. */
  forMs?: number;
}

const MDNS_PORT = 5353;
const MDNS_GROUP = '224.0.0.251';
const DEFAULT_WAIT_MS = 2_500;
/** RFC 6762 §5.2: not sooner than a second after the first question. */
const ASK_AGAIN_MS = 1_000;

/**
 * Asks the local network for IPP printers and waits for all answers.
 *
 * @throws DeviceError `offline` when the network cannot be asked
 */
export async function listIppPrinters(options: DiscoveryOptions = {}): Promise<AnnouncedPrinter[]> {
  const found: AnnouncedPrinter[] = [];
  await findIppPrinter((printer) => {
    found.push(printer);
    return false;
  }, options);
  return found;
}

/**
 * Asks the local network until a printer is the one that is looked for; null when none is.
 *
 * Nothing is remembered from one call to the next: an answer is what a printer says of itself now. Anybody on the
 * network can say anything, so a caller must still check whom it reached.
 *
 * @throws DeviceError `offline` when the network cannot be asked
 */
export async function findIppPrinter(
  isWanted: (printer: AnnouncedPrinter) => boolean,
  options: DiscoveryOptions = {},
): Promise<AnnouncedPrinter | null> {
  const service = options.service ?? 'ipp';
  const socket = await multicastSocket(options.interface ?? outwardAddress());
  const bonjour = new Bonjour({ socket, bind: false } as Partial<ServiceConfig>);
  const done = new AbortController();
  let wanted: AnnouncedPrinter | null = null;
  const browser = bonjour.find({ type: service }, (announced) => {
    const printer = printerOf(announced, service);
    if (wanted !== null || printer === null || !isWanted(printer)) return;
    wanted = printer;
    done.abort();
  });
  const asking = setInterval(() => browser.update(), ASK_AGAIN_MS);
  const wait = options.forMs ?? DEFAULT_WAIT_MS;
  await sleep(wait, undefined, { signal: done.signal }).catch(() => undefined);
  clearInterval(asking);
  await new Promise<void>((resolve) => bonjour.destroy(resolve));
  return wanted;
}

/** Bound by us and not by the library, whose failure to bind would end the process. */
async function multicastSocket(address: string): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  try {
    socket.bind(MDNS_PORT);
    await once(socket, 'listening');
    socket.addMembership(MDNS_GROUP, address);
    socket.setMulticastInterface(address);
    socket.setMulticastTTL(255);
    socket.setMulticastLoopback(true);
  } catch (error) {
    socket.close();
    const options = { retryable: true, cause: error };
    throw new DeviceError('offline', `no multicast DNS on ${address}`, options);
  }
  return socket;
}

function outwardAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const outward = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  return outward?.address ?? '127.0.0.1';
}

function printerOf(announced: Service, service: string): AnnouncedPrinter | null {
  const host = addressOf(announced);
  if (host === null) return null;
  const txt = textOf(announced.txt);
  const path = (txt['rp'] ?? 'ipp/print').replace(/^\/+/, '');
  const uuid = txt['UUID'];
  return {
    name: announced.name,
    uri: `${service}://${host}:${announced.port}/${path}`,
    printerUuid: uuid === undefined ? null : printerUuidOf(uuid),
    txt,
  };
}

/** IPv4 first; who answered is taken when the answer came without addresses. A link-local IPv6 address needs a scope. */
function addressOf({ addresses = [], referer }: Service): string | null {
  const all = referer === undefined ? addresses : [...addresses, referer.address];
  const ipv4 = all.find((address) => !address.includes(':'));
  if (ipv4 !== undefined) return ipv4;
  const ipv6 = all.find((address) => !/^fe[89ab]/i.test(address));
  return ipv6 === undefined ? null : `[${ipv6}]`;
}

function textOf(txt: unknown): Record<string, string> {
  if (typeof txt !== 'object' || txt === null) return {};
  return Object.fromEntries(
    Object.entries(txt).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Some printers write the URN, most only the UUID in it. */
function printerUuidOf(text: string): string {
  return `urn:uuid:${text.toLowerCase().replace(/^urn:uuid:/, '')}`;
}
