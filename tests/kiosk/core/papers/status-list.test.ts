import { expect, it } from 'vitest';
import { StatusList } from '../../../../kiosk/src/core/papers/index.ts';
import { delOp, openTestRooms, putOp } from '../support/rooms.ts';

it('is the record `status` of the revocations and no other, the newest one', () => {
  const statusList = new StatusList(openTestRooms());
  expect([statusList.accepts('revoke'), statusList.accepts('config')]).toEqual([true, false]);
  statusList.apply('revoke', putOp('other', { signed: 'x' }));
  expect(statusList.text()).toBeNull();
  statusList.apply('revoke', putOp('status', { signed: 'a.b.c' }));
  statusList.apply('revoke', putOp('status', { signed: 'd.e.f' }));
  statusList.apply('revoke', putOp('status', { signed: 5 }));
  expect(statusList.text()).toBe('d.e.f');
  statusList.apply('revoke', delOp('status'));
  expect(statusList.text()).toBeNull();
});
