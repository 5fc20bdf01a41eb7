import { createHash, randomBytes } from 'node:crypto';

export interface HttpCredentials {
  user: string;
  secret: string;
}

/** A request as the digest covers it. */
export interface DigestRequest {
  method: string;
  /** Path and query, as it stands in the request line. */
  path: string;
}

/** What a server asks with (RFC 7616 §3.3). */
export interface DigestChallenge {
  realm: string;
  nonce: string;
  opaque: string | null;
  algorithm: DigestAlgorithm;
  /** False: a server of RFC 2069, which knows no nonce counts. */
  qop: boolean;
}

/** Strongest first. */
const algorithms = ['SHA-512-256', 'SHA-256', 'MD5'] as const;
type DigestAlgorithm = (typeof algorithms)[number];

const hashNames: Readonly<Record<DigestAlgorithm, string>> = {
  'SHA-512-256': 'sha512-256',
  'SHA-256': 'sha256',
  MD5: 'md5',
};

/** A name, and behind a `=` its token or quoted string. */
const PART = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,"]+))?/g;

/** The strongest Digest challenge of a `WWW-Authenticate` header that we can answer; null when there is none. */
export function digestChallenge(header: string): DigestChallenge | null {
  const challenges = challengesIn(header).flatMap(({ scheme, parameters }) => {
    const challenge = scheme.toLowerCase() === 'digest' ? challengeOf(parameters) : null;
    return challenge === null ? [] : [challenge];
  });
  const strength = ({ algorithm }: DigestChallenge): number => algorithms.indexOf(algorithm);
  return challenges.sort((one, other) => strength(one) - strength(other))[0] ?? null;
}

type Parameters = Map<string, string>;

/** A header may carry several challenges, one behind the other, with commas everywhere (RFC 9110 §11.6.1). */
function challengesIn(header: string): { scheme: string; parameters: Parameters }[] {
  const challenges: { scheme: string; parameters: Parameters }[] = [];
  for (const [, name = '', value] of header.matchAll(PART)) {
    if (value === undefined) challenges.push({ scheme: name, parameters: new Map() });
    else challenges.at(-1)?.parameters.set(name.toLowerCase(), unquoted(value));
  }
  return challenges;
}

function challengeOf(parameters: Parameters): DigestChallenge | null {
  const realm = parameters.get('realm');
  const nonce = parameters.get('nonce');
  const named = (parameters.get('algorithm') ?? 'MD5').toUpperCase();
  const algorithm = algorithms.find((each) => each === named);
  const qop = parameters.get('qop')?.split(',');
  const canAnswer = qop === undefined || qop.some((each) => each.trim() === 'auth');
  if (realm === undefined || nonce === undefined || algorithm === undefined || !canAnswer) {
    return null;
  }
  const opaque = parameters.get('opaque') ?? null;
  return { realm, nonce, opaque, algorithm, qop: qop !== undefined };
}

/**
 * The `Authorization` header that answers a challenge (RFC 7616 §3.4).
 *
 * @param count requests so far with this nonce, this one included
 * @param cnonce the client's own nonce
 */
export function digestAuthorization(
  challenge: DigestChallenge,
  credentials: HttpCredentials,
  request: DigestRequest,
  count: number,
  cnonce: string,
): string {
  const { realm, nonce, opaque, algorithm, qop } = challenge;
  const hash = (text: string): string =>
    createHash(hashNames[algorithm]).update(text, 'utf8').digest('hex');
  const secret = hash(`${credentials.user}:${realm}:${credentials.secret}`);
  const what = hash(`${request.method}:${request.path}`);
  const nc = count.toString(16).padStart(8, '0');
  const response = qop
    ? hash([secret, nonce, nc, cnonce, 'auth', what].join(':'))
    : hash([secret, nonce, what].join(':'));
  return `Digest ${[
    userParameter(credentials.user),
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(request.path)}`,
    `algorithm=${algorithm}`,
    `response="${response}"`,
    ...(opaque === null ? [] : [`opaque=${quoted(opaque)}`]),
    ...(qop ? ['qop=auth', `nc=${nc}`, `cnonce="${cnonce}"`] : []),
  ].join(', ')}`;
}

/** Header lines are ASCII; other names go as RFC 8187 writes them. */
function userParameter(user: string): string {
  if (/^[\x20-\x7e]*$/.test(user)) return `username=${quoted(user)}`;
  const octets = encodeURIComponent(user).replaceAll(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `username*=UTF-8''${octets}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value;
}

/** Answers the challenges of one server: asked once, it answers by itself from then on. */
export class DigestAuth {
  readonly #credentials: HttpCredentials;
  #challenge: DigestChallenge | null = null;
  #count = 0;

  constructor(credentials: HttpCredentials) {
    this.#credentials = credentials;
  }

  /** The header of the next request; null while the server has not asked. */
  authorization(request: DigestRequest): string | null {
    if (this.#challenge === null) return null;
    this.#count += 1;
    const cnonce = randomBytes(16).toString('hex');
    return digestAuthorization(this.#challenge, this.#credentials, request, this.#count, cnonce);
  }

  /**
   * Takes the `WWW-Authenticate` of a 401.
   *
   * @returns whether the same request may be worth another try: not when the nonce was the newest and the answer still
   *   wrong, for then the secret is
   */
  challenged(header: string): boolean {
    const challenge = digestChallenge(header);
    const isNew = challenge !== null && challenge.nonce !== this.#challenge?.nonce;
    this.#challenge = challenge;
    this.#count = 0;
    return isNew;
  }
}
