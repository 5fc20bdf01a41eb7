import { demoPapers } from '@hallway/central/demo';
import { defaultRuleSet } from '@hallway/certificates/rules';
import { describe, expect, it } from 'vitest';
import { initialTransition, transition, type SnapshotFrom, type StateValue } from 'xstate';
import { getShortestPaths, getStateNodes } from 'xstate/graph';
import {
  createSessionMachine,
  type SessionMachine,
} from '../../../../kiosk/src/core/session/machine.ts';
import { messages } from '../../../../kiosk/src/core/session/messages.ts';
import type { SessionEvent } from '../../../../kiosk/src/core/session/types.ts';
import { linXiao, maYuan, personNo, today, withPassword } from '../support/people.ts';
import {
  claimOf,
  falsePaper,
  faultMessage,
  preparedOf,
  progressOf,
  stage,
} from '../support/services.ts';

type Snapshot = SnapshotFrom<SessionMachine>;

const capture = {
  descriptor: Array.from({ length: 128 }, () => 0.1),
  frames: 5,
  spread: 0.1,
  engine: 'face-api-1.7.15',
  alignment: 'eye-level-1',
};

/** Everything a person, a device or a step under way can do to the session. */
const steps: SessionEvent[] = [
  { type: 'session.begin', input: undefined },
  { type: 'session.back', input: undefined },
  { type: 'identify.choose', input: { method: 'password' } },
  { type: 'identify.choose', input: { method: 'pickup-code' } },
  { type: 'identify.choose', input: { method: 'face' } },
  { type: 'identify.choose', input: { method: 'resident-id' } },
  { type: 'identify.pickup', input: { no: 'A2016-0457', code: '1' } },
  { type: 'identify.password', input: { no: '2024110101', password: '1' } },
  { type: 'identify.digits', input: { digits: '0101' } },
  { type: 'identify.face', input: { capture } },
  { type: 'face.problem', input: { problem: 'two-faces' } },
  { type: 'face.problem', input: { problem: 'no-camera' } },
  { type: 'face.consent', input: { accept: true } },
  { type: 'face.enrol', input: { shots: [capture, capture, capture] } },
  { type: 'face.withdraw', input: undefined },
  { type: 'print.resume', input: undefined },
  { type: 'print.elsewhere', input: undefined },
  { type: 'service.open', input: { service: 'certificates' } },
  { type: 'service.open', input: { service: 'face' } },
  { type: 'maintenance.open', input: undefined },
  { type: 'device.test', input: { device: 'printer' } },
  { type: 'document.choose', input: { document: 'D01' } },
  { type: 'document.choose', input: { document: 'D02' } },
  { type: 'name.confirm', input: undefined },
  { type: 'request.set', input: { purpose: 'visa', copies: 2 } },
  { type: 'request.inkSeal', input: undefined },
  { type: 'request.preview', input: undefined },
  { type: 'secondFactor.give', input: { password: '1' } },
  { type: 'print.confirm', input: undefined },
  { type: 'ambiguous.answer', input: { cameOut: true } },
  { type: 'ambiguous.answer', input: { cameOut: false } },
  { type: 'slip.answer', input: { cameOut: false } },
  { type: 'stamp.answer', input: { isThere: false } },
  { type: 'paper.taken', input: undefined },
  { type: 'card.read', person: linXiao(), by: 'card' },
  { type: 'card.read', person: withPassword(maYuan()), by: 'card' },
  { type: 'card.read', person: personNo('2025210216'), by: 'card' },
  { type: 'card.read', person: personNo('2025110318'), by: 'card' },
  { type: 'card.read', person: null, by: 'card' },
  { type: 'card.read', person: linXiao(), by: 'resident-id' },
  { type: 'card.read', person: null, by: 'resident-id' },
  { type: 'hint', message: messages.severalCards },
  { type: 'paper.checked', paper: falsePaper },
  { type: 'print.progress', progress: progressOf('printing') },
  { type: 'print.progress', progress: progressOf('attention') },
  { type: 'print.progress', progress: progressOf('ambiguous') },
  { type: 'print.progress', progress: progressOf('delivered') },
  { type: 'print.progress', progress: progressOf('voided') },
];

const exit: SessionEvent = { type: 'session.exit', input: undefined };
const fault: SessionEvent = { type: 'fault', message: faultMessage };

/** Events XState itself sends into a machine: ends of work and of waiting. They are not part of its public type. */
const internal = (event: { type: string; output?: unknown; error?: unknown }) =>
  event as SessionEvent;

const [graduation] = demoPapers(today).filter(({ document }) => document === 'D11');

const outcomes: Record<string, unknown[]> = {
  checkPassword: [
    { person: linXiao(), triesLeft: 5 },
    { person: personNo('T30002'), triesLeft: 5 },
    { person: null, triesLeft: 4 },
    { person: null, triesLeft: 0 },
  ],
  checkPickup: [
    { found: null, triesLeft: 4 },
    { found: null, triesLeft: 0 },
    // This kiosk does not issue it.
    { found: { person: personNo('A2016-0457'), paper: graduation }, triesLeft: 5 },
  ],
  matchFace: [
    { person: linXiao(), because: null },
    { person: null, because: 'unsure' },
    { person: null, because: 'locked' },
    { person: null, because: 'other-engine' },
  ],
  enrolFace: [true, false],
  withdrawFace: [undefined],
  testDevice: [messages.testPassed],
  confirmName: [{ ...personNo('2025210216'), nameEnConfirmed: true }],
  take: ['granted', 'held', 'over', 'offline'],
  prepare: [preparedOf()],
  issue: [{ issueId: preparedOf().issueId, sheets: 1 }],
};

function isIn(value: StateValue | undefined, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (typeof value !== 'object') return value === first && rest.length === 0;
  return first in value && isIn(value[first], rest);
}

const { services, answers } = stage();
// Whoever comes has just been at a kiosk that jammed.
answers.claim = claimOf();
// One document asks for the password, the other does not.
answers.rules = {
  ...defaultRuleSet,
  rules: {
    ...defaultRuleSet.rules,
    R11: { ...defaultRuleSet.rules.R11, documents: ['D02'] },
  },
};
const machine = createSessionMachine(services);
const nodes = getStateNodes(machine);

function activeNodes({ value }: Snapshot) {
  return nodes.filter((node) => isIn(value, node.path));
}

/** Ends of the work under way in this state, good and bad. */
function endsOf(snapshot: Snapshot): SessionEvent[] {
  return activeNodes(snapshot).flatMap((node) =>
    node.invoke.flatMap(({ id, src }) => [
      ...(typeof src === 'string' ? (outcomes[src] ?? []) : []).map((output) =>
        internal({ type: `xstate.done.actor.${id}`, output }),
      ),
      internal({ type: `xstate.error.actor.${id}`, error: new Error('failed') }),
    ]),
  );
}

/** Ends of the waiting under way in this state. */
function waitsOf(snapshot: Snapshot): SessionEvent[] {
  return activeNodes(snapshot).flatMap((node) =>
    node.after.map((transition) => internal({ type: transition.eventType })),
  );
}

function remembered({ context }: Snapshot): string[] {
  const { visit } = context;
  return [
    visit.person && 'person',
    visit.claim && 'claim',
    visit.pickup && 'paper of a code',
    visit.prepared && 'prepared document',
    visit.passwordGiven && 'password',
    visit.refusal && 'refusal',
    visit.offers.length > 0 && 'offers',
    visit.document && 'document',
    visit.purpose && 'purpose',
    visit.faceEnrolled && 'face',
    visit.resume && 'paper of another kiosk',
    visit.after && 'void attempt',
    visit.testing && 'device under test',
    visit.paper && 'paper',
  ].filter((one) => typeof one === 'string');
}

/** Two states are the same place when nothing differs that a later step looks at. */
function place({ value, context }: Snapshot): string {
  const { visit, message, job } = context;
  return JSON.stringify([
    value,
    visit.person?.no,
    visit.identifiedBy,
    visit.claim?.by,
    visit.document,
    visit.purpose,
    visit.prepared !== null,
    visit.passwordGiven,
    visit.refusal !== null,
    visit.paper !== null,
    visit.faceFailures,
    message?.code,
    job?.progress?.phase,
    job?.elsewhere,
    visit.resume !== null,
    visit.after !== null,
  ]);
}

/**
 * Every place that can be reached, walked step by step: XState's walk in one go queues each transition, of which a hundred
 * lead to a place that is known, and spends half its time on the queue.
 */
function reachable(): Snapshot[] {
  const [start] = initialTransition(machine);
  const reached = new Map([[place(start), start]]);
  for (const from of reached.values()) {
    const around = getShortestPaths(machine, {
      fromState: from,
      events: [...steps, ...endsOf(from), ...waitsOf(from)],
      serializeState: place,
      stopWhen: (state) => state !== from,
    });
    for (const { state } of around) {
      const name = place(state);
      if (!reached.has(name)) reached.set(name, state);
    }
  }
  return [...reached.values()];
}

const places = reachable();

function after(snapshot: Snapshot, ...events: SessionEvent[]): Snapshot {
  return events.reduce((current, event) => transition(machine, current, event)[0], snapshot);
}

/** Lets all waiting come to its end, one wait after the other, until nothing waits any more. */
function outwait(snapshot: Snapshot): Snapshot {
  let current = snapshot;
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const [wait] = waitsOf(current);
    if (!wait) return current;
    current = after(current, wait);
  }
  throw new Error('this session never comes to rest');
}

describe('the graph of the session', () => {
  it('reaches every state there is', () => {
    const reached = new Set(
      places.flatMap((snapshot) => activeNodes(snapshot).map((node) => node.id)),
    );
    // Left in the same step as it is entered, and entered only when nothing works at all.
    const passing = new Set(['deciding', 'checking', 'outOfService', 'pickedUp']);
    const missed = nodes
      .map((node) => node.id)
      .filter((id) => !reached.has(id) && !passing.has(id));
    expect(missed).toEqual([]);
  });

  it('remembers somebody on the way, or this test would prove nothing', () => {
    expect(
      places.filter((snapshot) => remembered(snapshot).includes('person')).length,
    ).toBeGreaterThan(50);
    expect(
      places.filter((snapshot) => remembered(snapshot).includes('prepared document')).length,
    ).toBeGreaterThan(3);
  });

  it('remembers nobody after EXIT, from every place', () => {
    for (const snapshot of places) {
      expect(remembered(after(snapshot, exit)), place(snapshot)).toEqual([]);
    }
  });

  it('remembers nobody after FAULT, from every place', () => {
    for (const snapshot of places) {
      expect(remembered(after(snapshot, fault)), place(snapshot)).toEqual([]);
    }
  });

  it('remembers nobody once nobody has moved for long enough, from every place', () => {
    for (const snapshot of places) {
      const end = outwait(snapshot);
      // Work under way ends by itself; then the waiting goes on.
      const ends = endsOf(end).map((event) => outwait(after(end, event)));
      for (const one of ends.length > 0 ? ends : [end]) {
        expect(remembered(one), place(snapshot)).toEqual([]);
        expect(one.context.screen, place(snapshot)).toBe('attract');
      }
    }
  });

  it('shows nothing of a person where paper is taken and afterwards', () => {
    const anonymous = new Set(['attract', 'take', 'done', 'fault', 'out-of-service']);
    for (const snapshot of places.filter(({ context }) => anonymous.has(context.screen))) {
      expect(remembered(snapshot), place(snapshot)).toEqual([]);
    }
  });
});
