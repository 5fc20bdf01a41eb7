import { assign, raise } from 'xstate';
import { leaving, printing } from './machine/printing.ts';
import { endSession, nobody, sessionSetup } from './machine/setup.ts';
import { signedIn } from './machine/signed-in.ts';
import { signedOut } from './machine/signed-out.ts';
import { afterwards, attract, outOfService, take } from './machine/unattended.ts';
import type { SessionServices } from './services.ts';

export type SessionMachine = ReturnType<typeof createSessionMachine>;

/**
 * One visit after the other. `stage` is what stands on the screen; `patience` watches beside it how long the person
 * has not given a sign of life, by the table in timeouts.ts.
 */
export function createSessionMachine(services: SessionServices) {
  const machine = sessionSetup(services);
  return machine.createMachine({
    id: 'session',
    type: 'parallel',
    context: () => ({
      ...services.presentation(),
      screen: 'attract',
      visit: nobody(),
      job: null,
      message: null,
      notice: null,
      warningEndsAt: null,
      reminder: 0,
      delivered: false,
      resumableUntil: null,
    }),
    on: {
      'locale.set': {
        actions: assign(({ event }) => ({ locale: event.input.locale, localeChosen: true })),
      },
      'size.set': { actions: assign(({ event }) => event.input) },
      'low.set': { actions: assign(({ event }) => event.input) },
    },
    states: {
      stage: {
        initial: 'attract',
        on: {
          'session.exit': { target: '#attract', actions: endSession('exit') },
          'patience.ended': { target: '#attract', actions: endSession('timeout') },
          fault: {
            target: '#fault',
            actions: [
              endSession('fault'),
              { type: 'say', params: ({ event }) => ({ message: event.message }) },
            ],
          },
        },
        states: {
          attract: attract(machine),
          outOfService: outOfService(machine),
          signedOut: signedOut(machine, services),
          signedIn: signedIn(machine, services),
          printing: printing(machine, services),
          leaving: leaving(machine),
          take: take(machine),
          afterwards: afterwards(machine),
        },
      },
      patience: {
        initial: 'endless',
        on: {
          'screen.entered': [{ guard: 'waits', target: '.waiting' }, { target: '.endless' }],
          'session.touch': {
            guard: 'waits',
            target: '.waiting',
            actions: assign({ notice: null }),
          },
        },
        states: {
          endless: {},
          waiting: { after: { idle: 'warned' } },
          warned: {
            entry: ['warn', { type: 'tone', params: { tone: 'attention' } }],
            exit: 'unwarn',
            after: { warning: { actions: raise({ type: 'patience.ended' }) } },
          },
        },
      },
    },
  });
}
