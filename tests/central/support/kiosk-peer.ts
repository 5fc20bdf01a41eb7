import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import {
  canonicalEvent,
  genesisHash,
  paperProofNonce,
  proofText,
  sealProofNonce,
  sealRecordSchema,
  type Beat,
  type CentralToKiosk,
  type ClaimGrant,
  type ClaimRef,
  type Challenge,
  type EventBody,
  type EventEnvelope,
  type EventType,
  type KioskToCentral,
  type Page,
  type PushAck,
  type Refused,
  type Welcome,
} from '@hallway/protocol';
import {
  certificationRequest,
  generateSealKey,
  loadSealKey,
  loadSealSigner,
  type SealKey,
  type SealSigner,
} from '@hallway/certificates';
import { io, type Socket } from 'socket.io-client';
import { admitToSeal } from '../../../scripts/house/pairing.ts';

type Link = Socket<CentralToKiosk, KioskToCentral>;

/** A kiosk of flesh and blood as far as central can tell: real keys, real socket, events made by hand. */
export interface KioskPeer {
  kioskId: string;
  seal: SealSigner;
  /** Asks for the certificate of a seal key, its own unless another is given. @returns central's answer, or the code of its refusal */
  showKey(key?: SealKey): Promise<string>;
  /** Sends one event after the others. Answers central's acknowledgement. */
  push<T extends EventType>(type: T, body: EventBody<T>): Promise<PushAck | Refused>;
  /** Sends the last event once more, as after a lost acknowledgement. */
  pushAgain(): Promise<PushAck | Refused>;
  /** Hands in a PDF over HTTP. @returns the status */
  putPaper(serial: string, pdf: Uint8Array): Promise<number>;
  pull(part: string): Promise<Page>;
  /** Asks to go on with a paper, as a request of its own unless one is given. */
  claim(ref: ClaimRef, requestId?: string): Promise<ClaimGrant | Refused>;
  beat(beat: Partial<Beat>): void;
  close(): void;
}

function accepted<T extends object>(answer: T | Refused): T {
  if ('error' in answer) throw new Error(answer.error.code);
  return answer;
}

/** Pairs a kiosk with its code, connects it, and lets it seal by the second person that needs. */
export async function connectKiosk(
  origin: string,
  kioskId: string,
  code: string,
): Promise<KioskPeer> {
  const identity = generateKeyPairSync('ed25519');
  const { privateKeyPem: keyPem } = await generateSealKey();
  const response = await fetch(`${origin}/kiosks/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      kioskId,
      code,
      identityKey: identity.publicKey.export({ type: 'spki', format: 'pem' }),
    }),
  });
  if (!response.ok) throw new Error(`pairing: ${response.status} ${await response.text()}`);
  const link: Link = io(`${origin}/kiosk`, { transports: ['websocket'], reconnection: false });
  const challenge = await new Promise<Challenge>((resolve, reject) => {
    link.once('auth.challenge', resolve);
    link.once('connect_error', reject);
  });
  const der = identity.publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha256').update(der).digest('hex').slice(0, 32);
  const text = proofText(origin, challenge.nonce, challenge.timeline);
  const proof = await link.emitWithAck('auth.prove', {
    kioskId,
    keyId,
    sig: sign(null, Buffer.from(text), identity.privateKey).toString('base64'),
  });
  if (!proof.ok) throw new Error(proof.code);

  const epoch = randomUUID();
  let last: EventEnvelope | null = null;
  accepted<Welcome>(
    await link.emitWithAck('hello', {
      proto: [1, 1],
      appVersion: '0.1.0',
      epoch,
      lastSeq: 0,
      headHash: genesisHash,
      cursors: {},
    }),
  );

  const pull = async (part: string): Promise<Page> =>
    accepted<Page>(await link.emitWithAck('pull', { part, from: 0, limit: 1000 }));
  /** Proof of the machine's identity on a request beside the socket. */
  const proven = (nonce: string): Record<string, string> => ({
    'x-kiosk-id': kioskId,
    'x-key-id': keyId,
    'x-proof': sign(null, Buffer.from(proofText(origin, nonce, '')), identity.privateKey).toString(
      'base64',
    ),
  });
  /** Asks for the certificate of a seal key. @returns central's answer */
  const showKey = async ({ publicKeySpkiPem, sign: signWithSeal }: SealKey): Promise<string> => {
    const whose = { commonName: kioskId, publicKeySpkiPem };
    const request = await certificationRequest(whose, signWithSeal);
    const digest = createHash('sha256').update(request).digest('hex');
    const response = await fetch(`${origin}/kiosks/seal`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...proven(sealProofNonce(digest)) },
      body: JSON.stringify({ request }),
    });
    const answer = (await response.json()) as { standing?: string; error?: { code: string } };
    return answer.standing ?? answer.error?.code ?? '';
  };
  const ownKey = await loadSealKey(keyPem);
  await showKey(ownKey);
  await admitToSeal(origin, kioskId);
  const sealOp = (await pull(`k:${kioskId}`)).ops.find((op) => op.key === 'seal');
  const record = sealRecordSchema.parse(sealOp?.data);
  const seal = await loadSealSigner({ keyPem, ...record });

  const send = (event: EventEnvelope) => link.emitWithAck('push', { epoch, events: [event] });
  return {
    kioskId,
    seal,
    showKey: (key = ownKey) => showKey(key),
    pull,
    push(type, body) {
      const prev = last
        ? createHash('sha256').update(canonicalEvent(last)).digest('hex')
        : genesisHash;
      last = {
        seq: (last?.seq ?? 0) + 1,
        id: randomUUID(),
        type,
        v: 1,
        occurredAt: new Date().toISOString(),
        prev,
        body,
      };
      return send(last);
    },
    async putPaper(serial, pdf) {
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      const response = await fetch(`${origin}/kiosks/papers/${serial}`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/pdf',
          ...proven(paperProofNonce(serial, sha256)),
        },
        body: new Uint8Array(pdf),
      });
      await response.body?.cancel();
      return response.status;
    },
    pushAgain() {
      if (!last) throw new Error('nothing was pushed yet');
      return send(last);
    },
    claim: ({ issueId, attempt }, requestId = randomUUID()) =>
      link.emitWithAck('claim.request', { requestId, issueId, attempt }),
    beat(beat) {
      link.emit('beat', {
        kioskId,
        at: new Date().toISOString(),
        appVersion: '0.1.0',
        screen: 'attract',
        devices: [],
        outbox: { length: 0, oldestAgeMs: null },
        snapshotAgeMs: 1000,
        lastPrintAt: null,
        inService: true,
        ...beat,
      });
    },
    close: () => void link.close(),
  };
}
