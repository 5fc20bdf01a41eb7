import { DigestAuth, digestChallenge } from '../../../device-drivers/src/transport/http-digest.ts';
import { fuzz } from '../support/fuzz.ts';

const auth = new DigestAuth({ user: 'Mufasa', secret: 'Circle of Life' });
const request = { method: 'POST', path: '/ipp/print' };

fuzz('challenges', {
  seed: 7616,
  frames: [
    'Basic realm="a, b", Digest realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf", opaque="FQhe", algorithm=SHA-256',
    'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"',
    String.raw`Digest realm="a \"b\" \\", nonce="n", qop=auth, algorithm=MD5`,
  ].map((header) => Buffer.from(header)),
  take: (octets) => {
    // No header of HTTP has line ends in it.
    const header = Buffer.from(octets)
      .toString('latin1')
      .replaceAll(/[\r\n]/g, ' ');
    auth.challenged(header);
    // What goes out stands in one header line.
    const answer = auth.authorization(request);
    if (answer !== null && /[\r\n]/.test(answer)) throw new Error('a second line');
    return digestChallenge(header) === null ? 0 : 1;
  },
});
