import { expect, it } from 'vitest';
import { KeyList } from '../../../../kiosk/src/core/papers/index.ts';
import { delOp, openTestRooms, putOp } from '../support/rooms.ts';

const signed = (list: unknown): { signed: string } => ({
  signed: Buffer.from(JSON.stringify(list)).toString('base64'),
});

it('is the record `keys` of the configuration and no other, the newest one', () => {
  const { store, skipped } = openTestRooms();
  const keyList = new KeyList({ store, skipped });
  expect([keyList.accepts('config'), keyList.accepts('catalog')]).toEqual([true, false]);
  keyList.apply('config', putOp('K01', signed({ version: 1 })));
  expect(keyList.current()).toBeNull();
  keyList.apply('config', putOp('keys', signed({ version: 1 })));
  keyList.apply('config', putOp('keys', signed({ version: 2 })));
  expect(keyList.current()).toEqual({ version: 2 });
  keyList.apply('config', putOp('keys', { signed: 'AAAA' }));
  keyList.apply('config', putOp('keys', { nonsense: true }));
  expect(keyList.current()).toEqual({ version: 2 });
  expect(skipped.counts()).toEqual({ config: 2 });
  keyList.apply('config', delOp('keys'));
  expect(keyList.current()).toBeNull();
});
