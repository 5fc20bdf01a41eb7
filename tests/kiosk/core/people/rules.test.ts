import { defaultRuleSet } from '@hallway/certificates/rules';
import { rulesKey } from '@hallway/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Rules } from '../../../../kiosk/src/core/people/index.ts';
import { delOp, openTestRooms, putOp, type TestRooms } from '../support/rooms.ts';

let rooms: TestRooms;
beforeEach(() => {
  rooms = openTestRooms();
});
afterEach(() => rooms.store.close());

const open = () => new Rules(rooms);
const stricter = {
  ...defaultRuleSet,
  version: 2,
  rules: { ...defaultRuleSet.rules, R12: { ...defaultRuleSet.rules.R12, days: 7 } },
};

it('are those of the release until central has told, and then central’s, also after a restart', () => {
  const rules = open();
  expect(rules.current()).toEqual(defaultRuleSet);
  rules.apply('config', putOp(rulesKey, stricter));
  expect(rules.current()).toEqual(stricter);
  expect(open().current()).toEqual(stricter);
  rules.apply('config', delOp(rulesKey));
  expect(rules.current()).toEqual(defaultRuleSet);
});

it('stay as they are when what comes cannot be understood', () => {
  const rules = open();
  rules.apply('config', putOp(rulesKey, stricter));
  for (const nonsense of [null, {}, { ...stricter, rules: {} }, 'R01']) {
    rules.apply('config', putOp(rulesKey, nonsense));
  }
  expect(rules.current()).toEqual(stricter);
});

it('leave other records of the partition alone', () => {
  const rules = open();
  rules.apply('config', putOp('K01', stricter));
  expect(rules.current()).toEqual(defaultRuleSet);
});
