import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BridgeError, callSchemas, type CallName } from '../../../../kiosk/src/bridge/index.ts';
import { createHandlers } from '../../../../kiosk/src/core/session/index.ts';
import { linXiao, maYuan, withPassword } from '../support/people.ts';
import { progressOf } from '../support/services.ts';
import { settle, timedSession } from '../support/timers.ts';

const capture = fc.record({
  descriptor: fc.constant(Array.from({ length: 128 }, () => 0.1)),
  frames: fc.constant(5),
  spread: fc.constantFrom(0.1, 0.6),
  engine: fc.constantFrom('face-api-1.7.15', 'other'),
  alignment: fc.constant('eye-level-1'),
});

const inputs: Partial<Record<CallName, fc.Arbitrary<unknown>>> = {
  'locale.set': fc.record({ locale: fc.constantFrom('zh-CN', 'en') }),
  'size.set': fc.record({ textSize: fc.constantFrom('normal', 'large') }),
  'low.set': fc.record({ low: fc.boolean() }),
  'identify.choose': fc.record({
    method: fc.constantFrom('card', 'face', 'password', 'pickup-code'),
  }),
  'identify.pickup': fc.record({ no: fc.string(), code: fc.string() }),
  'identify.password': fc.record({ no: fc.string(), password: fc.string() }),
  'identify.digits': fc.constant({ digits: '0101' }),
  'identify.face': fc.record({ capture }),
  'face.problem': fc.record({ problem: fc.constantFrom('no-camera', 'two-faces', 'unsteady') }),
  'face.consent': fc.record({ accept: fc.boolean() }),
  'face.enrol': fc.record({ shots: fc.array(capture, { minLength: 3, maxLength: 6 }) }),
  'service.open': fc.record({ service: fc.constantFrom('certificates', 'face') }),
  'document.choose': fc.record({ document: fc.constantFrom('D01', 'D02', 'D99', '') }),
  'request.set': fc.record({
    purpose: fc.constantFrom('visa', 'bank', 'nonsense', null),
    copies: fc.integer({ min: 1, max: 5 }),
  }),
  'secondFactor.give': fc.record({ password: fc.constantFrom('', '12345678') }),
  'preview.page': fc.record({ page: fc.integer({ min: 1, max: 20 }) }),
  'ambiguous.answer': fc.record({ cameOut: fc.boolean() }),
  'slip.answer': fc.record({ cameOut: fc.boolean() }),
  'stamp.answer': fc.record({ isThere: fc.boolean() }),
  'ui.heartbeat': fc.constant({ screen: 'home', visible: true }),
  'ui.error': fc.constant({ kind: 'csp', code: 'x' }),
};

type Act =
  | { kind: 'call'; name: CallName; input: unknown }
  | { kind: 'card'; who: 'lin' | 'ma' | 'nobody' }
  | { kind: 'print'; phase: 'printing' | 'attention' | 'delivered' | 'ambiguous' | 'voided' }
  | { kind: 'wait'; seconds: number };

const names = Object.keys(callSchemas).filter((name): name is CallName => name in callSchemas);

const call: fc.Arbitrary<Act> = fc.constantFrom(...names).chain((name) =>
  (inputs[name] ?? fc.constant(undefined)).map((input) => ({
    kind: 'call' as const,
    name,
    input,
  })),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 12, arbitrary: call },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('lin', 'ma', 'nobody')
      .map((who) => ({ kind: 'card' as const, who })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('printing', 'attention', 'delivered', 'ambiguous', 'voided')
      .map((phase) => ({ kind: 'print' as const, phase })),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 70 })
      .map((seconds) => ({ kind: 'wait' as const, seconds })),
  },
);

const cards = { lin: withPassword(linXiao()), ma: maYuan(), nobody: null };

it('takes whatever is tapped, shown or sent, and forgets everybody on EXIT', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 120 }), async (acts) => {
      const all = timedSession();
      all.answers.password = { person: linXiao(), triesLeft: 5 };
      const handlers = createHandlers({
        session: all.session,
        pageImage: () => Promise.resolve({ png: '', width: 1, height: 1 }),
        camera: () => undefined,
        uiError: () => undefined,
      });
      for (const one of acts) {
        if (one.kind === 'card') all.session.cardRead(cards[one.who]);
        else if (one.kind === 'print') all.session.printed(progressOf(one.phase));
        else if (one.kind === 'wait') all.pass(one.seconds);
        else {
          const handler = handlers[one.name] as (input: unknown) => unknown;
          try {
            await handler(one.input);
          } catch (error) {
            if (!(error instanceof BridgeError) || error.code !== 'NOT_NOW') throw error;
          }
        }
        await settle();
        const { screen, person } = all.view();
        if (['attract', 'take', 'done', 'fault'].includes(screen.name)) expect(person).toBeNull();
      }
      all.session.submit({ type: 'session.exit', input: undefined });
      const { visit } = all.session.context();
      expect([visit.person, visit.claim, visit.prepared, visit.offers]).toEqual([
        null,
        null,
        null,
        [],
      ]);
      expect(all.did.failed).toEqual([]);
      all.session.stop();
    }),
    { numRuns: process.env['HALLWAY_LONG'] === '1' ? 2_000 : 100 },
  );
});
