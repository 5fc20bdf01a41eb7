import { assign } from 'xstate';
import { isTechnician } from '../../technician/index.ts';
import { aboutUnknown, messages } from '../messages.ts';
import { show, tone, type SessionSetup } from './setup.ts';

/** Nobody stands here. Anyone may begin by touching, or be recognised at once by a card. */
export function attract(machine: SessionSetup) {
  return machine.createStateConfig({
    id: 'attract',
    entry: ['resetPresentation', show('attract')],
    always: { guard: 'outOfService', target: '#outOfService' },
    on: {
      'session.begin': '#signedOut',
      'card.read': [
        {
          guard: { type: 'somebody', params: ({ event }) => event },
          target: '#home',
          actions: {
            type: 'recognise',
            params: ({ event }) => event,
          },
        },
        {
          target: '#choosing',
          actions: { type: 'say', params: ({ event }) => ({ message: aboutUnknown(event.by) }) },
        },
      ],
      'paper.checked': {
        target: '#paper',
        actions: { type: 'keepPaper', params: ({ event }) => event },
      },
      hint: { target: '#choosing', actions: { type: 'say', params: ({ event }) => event } },
    },
  });
}

export function outOfService(machine: SessionSetup) {
  return machine.createStateConfig({
    id: 'outOfService',
    entry: show('out-of-service'),
    always: { guard: 'inService', target: '#attract' },
    // Who mends the machine must be able to get in just then.
    on: {
      'card.read': { guard: ({ event }) => isTechnician(event.person), target: '#password' },
    },
  });
}

/** The paper is out, and nothing personal is on the screen any more. Reminds twice, then trusts that it was taken. */
export function take(machine: SessionSetup) {
  return machine.createStateConfig({
    id: 'take',
    entry: [show('take'), assign({ reminder: 0, delivered: true }), tone('take')],
    initial: 'fresh',
    on: {
      'paper.taken': '#done',
      'card.read': { actions: { type: 'notice', params: { message: messages.paperWaiting } } },
    },
    states: {
      fresh: { after: { firstReminder: 'reminded' } },
      reminded: {
        entry: [assign({ reminder: 1 }), tone('take')],
        after: { secondReminder: 'remindedAgain' },
      },
      remindedAgain: {
        entry: [assign({ reminder: 2 }), tone('take')],
        after: { takeEnds: '#attract' },
      },
    },
  });
}

/** Visits that are over. The words stay a moment, the person does not; anyone may go on from here at once. */
export function afterwards(machine: SessionSetup) {
  return machine.createStateConfig({
    initial: 'done',
    exit: 'hush',
    on: {
      'session.begin': '#attract',
      'slip.answer': {
        guard: 'slipAsked',
        actions: { type: 'answerSlip', params: ({ event }) => event.input },
      },
      'stamp.answer': {
        guard: 'stampAsked',
        actions: { type: 'answerStamp', params: ({ event }) => event.input },
      },
      'card.read': {
        guard: { type: 'somebody', params: ({ event }) => event },
        target: '#home',
        actions: [
          'resetPresentation',
          {
            type: 'recognise',
            params: ({ event }) => event,
          },
        ],
      },
    },
    states: {
      done: {
        id: 'done',
        entry: [show('done'), tone('done')],
        after: { done: '#attract' },
      },
      fault: {
        id: 'fault',
        entry: [show('fault'), tone('attention')],
        after: { fault: '#attract' },
      },
    },
  });
}
