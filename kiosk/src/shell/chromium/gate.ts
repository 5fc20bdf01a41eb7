import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'hallway';
const SECRET_BYTES = 32;

export type Refusal = 403 | 421;

/**
 * Who may speak to this host: the one browser that was handed the launch token, from this very address.
 * Another page in that browser, a rebound name, and another program on this machine may not.
 */
export interface Gate {
  /** Path that lets a browser in, once; makes every earlier path and cookie worthless. */
  launchPath(): string;
  /** @returns the Set-Cookie value for the right launch path, once */
  launch(path: string): string | null;
  /** @returns null when the request comes from the browser we launched, else the status to refuse it with */
  refuse(request: Pick<IncomingMessage, 'headers'>): Refusal | null;
  /** Checks Host alone, for what anybody may have. */
  refuseHost(request: Pick<IncomingMessage, 'headers'>): Refusal | null;
  /** Checks a web socket's upgrade: Origin as well. */
  refuseUpgrade(request: Pick<IncomingMessage, 'headers'>): Refusal | null;
}

const secret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** @param authority host and port the server listens on, e.g. `127.0.0.1:43117` */
export function createGate(authority: string): Gate {
  const prefix = '/launch/';
  let token: string | null = null;
  let cookie = secret();

  function refuseHost(request: Pick<IncomingMessage, 'headers'>): Refusal | null {
    return request.headers.host === authority ? null : 421;
  }

  function refuse(request: Pick<IncomingMessage, 'headers'>): Refusal | null {
    const wrongHost = refuseHost(request);
    if (wrongHost !== null) return wrongHost;
    const cookies = request.headers.cookie?.split(';').map((part) => part.trim()) ?? [];
    return cookies.some((part) => same(part, `${COOKIE}=${cookie}`)) ? null : 403;
  }

  return {
    launchPath() {
      token = secret();
      return prefix + token;
    },
    launch(path) {
      if (token === null || !same(path, prefix + token)) return null;
      token = null;
      cookie = secret();
      return `${COOKIE}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
    },
    refuse,
    refuseHost,
    refuseUpgrade(request) {
      const refused = refuse(request);
      if (refused !== null) return refused;
      return request.headers.origin === `http://${authority}` ? null : 403;
    },
  };
}
