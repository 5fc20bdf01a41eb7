import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ClaimRequest } from '@hallway/protocol';
import { HeldClaims } from '../../../../kiosk/src/core/claims/index.ts';
import type { Store } from '../../../../kiosk/src/core/store/index.ts';
import type { ClaimAnswer } from '../../../../kiosk/src/core/sync/index.ts';
import { openKioskStore, openOutbox, outboxEvents, temporaryDir } from '../printing/support.ts';

const ref = { issueId: '0192f3a0-0000-7000-8000-000000000001', attempt: 1 };
const other = { issueId: '0192f3a0-0000-7000-8000-000000000002', attempt: 1 };

let home: ReturnType<typeof temporaryDir>;
let store: Store;
/** Questions to central, each with the way to answer it. */
let asked: { request: ClaimRequest; answer: (answer: ClaimAnswer) => void }[];
let held: HeldClaims;

beforeEach(() => {
  home = temporaryDir();
  store = openKioskStore(home.dir);
  asked = [];
  held = open();
});
afterEach(() => {
  store.close();
  home.remove();
});

function open(): HeldClaims {
  return new HeldClaims({
    store,
    outbox: openOutbox(store),
    ask: (request) => new Promise((answer) => asked.push({ request, answer })),
  });
}

const returned = () => outboxEvents(store).map(({ body }) => body);

it('a right is good once it is granted, and once', async () => {
  const taking = held.take(ref);
  expect(held.use(ref)).toBeNull();
  asked[0]?.answer({ kind: 'granted', grant: 'f00d' });
  await taking;
  expect(held.use(other)).toBeNull();
  expect(held.use(ref)).toEqual({ grant: 'f00d' });
  expect(held.use(ref)).toBeNull();
  held.release();
  expect(returned()).toEqual([]);
});

it('what central refused is nobody’s to return', async () => {
  const taking = held.take(ref);
  asked[0]?.answer({ kind: 'refused', code: 'CLAIM_HELD' });
  await taking;
  held.release();
  expect(returned()).toEqual([]);
});

it('a right that may have been granted unheard is returned under its own request, and no other with it', async () => {
  const taking = held.take(ref);
  held.keepOwn(other);
  asked[0]?.answer({ kind: 'offline' });
  await taking;
  expect(returned()).toEqual([{ ...ref, requestId: asked[0]?.request.requestId }]);
  expect(held.use(other)).toEqual({});
});

it('a grant that comes after the person left is good for nothing', async () => {
  const taking = held.take(ref);
  held.release();
  asked[0]?.answer({ kind: 'granted', grant: 'f00d' });
  await taking;
  expect(held.use(ref)).toBeNull();
  expect(returned()).toHaveLength(1);
});

it('a program that starts again returns what the one before held', async () => {
  const taking = held.take(ref);
  asked[0]?.answer({ kind: 'granted', grant: 'f00d' });
  await taking;
  open().release();
  expect(returned()).toEqual([{ ...ref, requestId: asked[0]?.request.requestId }]);
  expect(held.use(ref)).toBeNull();
});
