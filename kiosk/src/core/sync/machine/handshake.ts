import {
  challengeSchema,
  proveAckSchema,
  refusedSchema,
  welcomeSchema,
  type Welcome,
} from '@hallway/protocol';
import type { FeedStore } from '../feed-store.ts';
import type { Identity } from '../identity.ts';
import type { DurableOutbox } from '../outbox.ts';
import { ProtocolFault } from './duty.ts';
import type { Question } from './questions.ts';

/** Versions of campus-sync this program speaks. */
const protocolRange: [number, number] = [1, 1];

export interface HandshakeDeps {
  kioskId: string;
  /** What the proof is bound to. */
  origin: string;
  appVersion: string;
  identity: Identity;
  outbox: DurableOutbox;
  feed: FeedStore;
}

/** How a handshake goes on. */
export interface HandshakeSteps {
  ask(question: Question): void;
  welcomed(welcome: Welcome): void;
  refused(code: string): void;
}

/** Answers central's challenge: first the proof of who this is, then hello with where it stands. */
export function shakeHands(deps: HandshakeDeps, message: unknown, steps: HandshakeSteps): void {
  const challenge = challengeSchema.safeParse(message);
  if (!challenge.success) throw new ProtocolFault('challenge');
  steps.ask({
    name: 'auth.prove',
    payload: deps.identity.prove(deps.kioskId, deps.origin, challenge.data),
    answer(reply) {
      const proof = proveAckSchema.safeParse(reply);
      if (!proof.success) throw new ProtocolFault('answer to auth.prove');
      if (proof.data.ok) sayHello(deps, steps);
      else steps.refused(proof.data.code);
    },
  });
}

function sayHello(deps: HandshakeDeps, steps: HandshakeSteps): void {
  const { epoch, lastSeq, headHash } = deps.outbox.state();
  steps.ask({
    name: 'hello',
    payload: {
      proto: protocolRange,
      appVersion: deps.appVersion,
      epoch,
      lastSeq,
      headHash,
      cursors: deps.feed.cursors(),
    },
    answer(reply) {
      const refused = refusedSchema.safeParse(reply);
      if (refused.success) {
        steps.refused(refused.data.error.code);
        return;
      }
      const welcome = welcomeSchema.safeParse(reply);
      if (!welcome.success) throw new ProtocolFault('answer to hello');
      steps.welcomed(welcome.data);
    },
  });
}
