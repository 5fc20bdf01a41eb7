import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  DigestAuth,
  digestAuthorization,
  digestChallenge,
} from '../../../device-drivers/src/transport/http-digest.ts';

/** RFC 7616 §3.9.1. */
const nonce = '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v';
const common = `realm="http-auth@example.org", qop="auth, auth-int", nonce="${nonce}", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;
const mufasa = { user: 'Mufasa', secret: 'Circle of Life' };
const cnonce = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';

describe('HTTP Digest', () => {
  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('answers as RFC 7616 does, by %s', (algorithm, response) => {
    const challenge = digestChallenge(`Digest ${common}, algorithm=${algorithm}`);
    if (challenge === null) throw new Error('no challenge');
    const request = { method: 'GET', path: '/dir/index.html' };
    const header = digestAuthorization(challenge, mufasa, request, 1, cnonce);
    expect(header).toContain(`response="${response}"`);
    expect(header).toContain('nc=00000001, cnonce=');
    expect(header).not.toContain(mufasa.secret);
  });

  it('answers a server of RFC 2617 that knows no qop', () => {
    // RFC 2617 §3.5 without its qop: MD5(MD5(A1):nonce:MD5(A2)).
    const header = 'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"';
    const challenge = digestChallenge(header);
    expect(challenge).toMatchObject({ algorithm: 'MD5', qop: false, opaque: null });
    if (challenge === null) return;
    const request = { method: 'GET', path: '/dir/index.html' };
    const credentials = { user: 'Mufasa', secret: 'Circle Of Life' };
    const answer = digestAuthorization(challenge, credentials, request, 1, cnonce);
    expect(answer).toContain('response="670fd8c2df070c60b045671b8b24ff02"');
    expect(answer).not.toContain('nc=');
  });

  it('takes the strongest challenge it can answer', () => {
    const both = `Basic realm="a, b", Digest ${common}, algorithm=MD5, Digest ${common}, algorithm=SHA-256, Negotiate`;
    expect(digestChallenge(both)?.algorithm).toBe('SHA-256');
    expect(digestChallenge(`digest ${common}`)?.algorithm).toBe('MD5');
  });

  it.each([
    [''],
    ['Basic realm="printer"'],
    [`Digest ${common}, algorithm=SHA-1`],
    ['Digest realm="x"'],
    ['Digest realm="x", nonce="y", qop="auth-int"'],
    ['realm="x", nonce="y"'],
  ])('has no answer to %s', (header) => {
    expect(digestChallenge(header)).toBeNull();
  });

  it('quotes what needs it, and spells other names in ASCII', () => {
    const challenge = digestChallenge(String.raw`Digest realm="a \"b\" \\", nonce="n", qop=auth`);
    if (challenge === null) throw new Error('no challenge');
    expect(challenge.realm).toBe(String.raw`a "b" \ `.trim());
    const request = { method: 'POST', path: '/ipp/print' };
    const header = (user: string): string =>
      digestAuthorization(challenge, { user, secret: 's' }, request, 255, 'c');
    expect(header('a"b')).toContain(String.raw`username="a\"b", realm="a \"b\" \\"`);
    expect(header('a"b')).toContain('nc=000000ff');
    expect(header('张 (三)')).toContain("username*=UTF-8''%E5%BC%A0%20%28%E4%B8%89%29");
  });

  it('counts the uses of a nonce, and gives up when the newest one does not help', () => {
    const auth = new DigestAuth(mufasa);
    const request = { method: 'POST', path: '/' };
    expect(auth.authorization(request)).toBeNull();
    expect(auth.challenged('Digest realm="x", nonce="1", qop="auth"')).toBe(true);
    expect(auth.authorization(request)).toContain('nc=00000001');
    expect(auth.authorization(request)).toContain('nc=00000002');
    expect(auth.challenged('Digest realm="x", nonce="2", qop="auth"')).toBe(true);
    expect(auth.authorization(request)).toContain('nonce="2"');
    expect(auth.challenged('Digest realm="x", nonce="2", qop="auth"')).toBe(false);
    expect(auth.challenged('Basic realm="x"')).toBe(false);
    expect(auth.authorization(request)).toBeNull();
    expect(inspect(auth, { depth: 9, showHidden: true })).not.toContain(mufasa.secret);
  });
});
