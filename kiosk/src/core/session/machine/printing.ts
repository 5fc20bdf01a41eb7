import { assign } from 'xstate';
import { messages } from '../messages.ts';
import type { SessionServices } from '../services.ts';
import type { SessionContext } from '../types.ts';
import { endSession, madeAtOf, say, show, tone, type SessionSetup } from './setup.ts';

/** From the confirmation until the fate of the paper is known. No patience here: the machine works, not the person. */
export function printing(machine: SessionSetup, services: SessionServices) {
  return machine.createStateConfig({
    id: 'printing',
    initial: 'sealing',
    after: {
      jobCap: { target: '#leaving', actions: ['giveUp', endSession('job-cap')] },
    },
    on: {
      'session.exit': { target: '#leaving', actions: ['giveUp', endSession('exit')] },
      fault: {
        target: '#fault',
        actions: [
          'giveUp',
          endSession('fault'),
          { type: 'say', params: ({ event }) => ({ message: event.message }) },
        ],
      },
      'print.progress': {
        guard: ({ context, event }) => context.job?.issueId === event.progress.issueId,
        actions: { type: 'follow', params: ({ event }) => event },
      },
      'card.read': [
        { guard: ({ context, event }) => event.person?.no === context.visit.person?.no },
        { actions: { type: 'notice', params: { message: messages.otherCard } } },
      ],
    },
    states: {
      sealing: {
        entry: show('printing'),
        invoke: {
          src: 'issue',
          input: ({ context }) => {
            const { prepared } = context.visit;
            if (!prepared) throw new TypeError('nothing to seal');
            return { prepared };
          },
          onDone: {
            target: 'following',
            actions: assign(({ context, event }) => ({
              job: {
                ...event.output,
                progress: services.progress(event.output.issueId),
                madeAt: madeAtOf(context.visit),
                elsewhere: false,
              },
            })),
          },
          onError: {
            target: '#preview',
            actions: [
              { type: 'report', params: ({ event }) => ({ step: 'issue', error: event.error }) },
              { type: 'explain', params: ({ event }) => ({ error: event.error }) },
            ],
          },
        },
      },
      following: {
        entry: show('printing'),
        always: [
          { guard: phaseIs('delivered'), target: '#take', actions: endSession('delivered') },
          { guard: phaseIs('ambiguous'), target: 'ambiguous' },
          {
            guard: phaseIs('voided'),
            target: '#done',
            actions: [endSession('voided'), 'sayVoided', 'offerElsewhere'],
          },
        ],
        on: {
          'print.elsewhere': {
            guard: ({ context }) => context.job?.progress?.phase === 'attention',
            target: 'givingUp',
          },
        },
      },
      /** Going to another kiosk: evidence decides what became of the paper here. */
      givingUp: {
        entry: [
          show('printing'),
          'giveUp',
          assign(({ context }) => ({ job: context.job && { ...context.job, elsewhere: true } })),
        ],
        always: [
          { guard: phaseIs('delivered'), target: '#take', actions: endSession('delivered') },
          { guard: phaseIs('ambiguous'), target: 'ambiguous' },
          {
            guard: phaseIs('voided'),
            target: '#done',
            actions: [endSession('voided'), 'sayVoided', 'offerElsewhere'],
          },
        ],
        after: {
          leaving: { target: '#fault', actions: [endSession('job-cap'), say(messages.needsStaff)] },
        },
      },
      /** Only the person can see the slot. Evidence that comes late still counts. */
      ambiguous: {
        entry: [show('ambiguous'), tone('attention')],
        always: [
          { guard: phaseIs('delivered'), target: '#take', actions: endSession('delivered') },
          {
            guard: phaseIs('voided'),
            target: '#done',
            actions: [endSession('voided'), 'sayVoided', 'offerElsewhere'],
          },
        ],
        on: {
          'ambiguous.answer': [
            {
              guard: ({ event }) => event.input.cameOut,
              target: '#done',
              actions: [
                { type: 'answer', params: { cameOut: true } },
                endSession('answered'),
                assign({ delivered: true }),
              ],
            },
            // On their way to another kiosk: the number is void, and they go on there.
            {
              guard: ({ context }) => context.job?.elsewhere === true,
              target: '#done',
              actions: [
                { type: 'answer', params: { cameOut: false } },
                endSession('answered'),
                say(messages.notOutElsewhere),
                'offerElsewhere',
              ],
            },
            // The number is void; whether to print again, under another one, is decided before the new preview.
            {
              target: '#preparing',
              actions: [
                { type: 'answer', params: { cameOut: false } },
                'startAgain',
                say(messages.notOut),
              ],
            },
          ],
        },
      },
    },
  });
}

/** The person has gone or was let go; the job is being given up, and nobody is remembered any more. */
export function leaving(machine: SessionSetup) {
  return machine.createStateConfig({
    id: 'leaving',
    entry: show('printing'),
    always: [
      // Given up before anything was recorded: there is no paper to wait for.
      { guard: ({ context }) => context.job === null, target: '#attract' },
      { guard: phaseIs('delivered'), target: '#take' },
      { guard: phaseIs('voided'), target: '#done', actions: ['sayVoided', 'offerElsewhere'] },
      { guard: phaseIs('ambiguous'), target: '#fault', actions: say(messages.needsStaff) },
    ],
    after: { leaving: { target: '#fault', actions: say(messages.needsStaff) } },
    on: {
      'print.progress': {
        guard: ({ context, event }) => context.job?.issueId === event.progress.issueId,
        actions: { type: 'follow', params: ({ event }) => event },
      },
      // Already on the way out; what is left on the screen is the machine's own business.
      'session.exit': {},
      'card.read': { actions: { type: 'notice', params: { message: messages.busy } } },
    },
  });
}

function phaseIs(phase: 'delivered' | 'ambiguous' | 'voided') {
  return ({ context }: { context: SessionContext }) => context.job?.progress?.phase === phase;
}
