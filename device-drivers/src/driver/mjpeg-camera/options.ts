import { z } from 'zod';

/** Octets. No camera over a sheet has more than 64 megapixels, and none writes more than an octet for each. */
const LONGEST_FRAME = 64 * 1_048_576;
/** Less would refuse a picture of 640 by 480. */
const SHORTEST_FRAME = 65_536;

export const mjpegCameraOptionsSchema = z.object({
  /** http or https: where the camera delivers Motion JPEG, for example http://127.0.0.1:8080/stream of ustreamer. */
  uri: z.url({ protocol: /^https?$/ }).refine(hasNoSecret, 'write who we are in auth'),
  /** For https: SHA-256 of the certificate the camera must show, in hex, because cameras sign their own. */
  certificateSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .exactOptional(),
  /** Who we are, for a camera that asks by HTTP Digest (RFC 7616). The secret itself is never sent, nor logged. */
  auth: z.object({ user: z.string().min(1), secret: z.string().min(1) }).exactOptional(),
  /** The longest picture that is taken, in octets: what one connection may make us keep. Default 16 MiB. */
  maxFrameOctets: z.int().min(SHORTEST_FRAME).max(LONGEST_FRAME).exactOptional(),
  /** Milliseconds without a new picture after which the camera counts as frozen. Default 5000. */
  frozenAfterMs: z.int().min(200).max(60_000).exactOptional(),
});

/** A user in the address would be sent as it is, with the secret. */
function hasNoSecret(uri: string): boolean {
  return URL.parse(uri)?.username === '';
}

export type MjpegCameraOptions = z.infer<typeof mjpegCameraOptionsSchema>;
