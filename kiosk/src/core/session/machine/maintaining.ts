import { assign } from 'xstate';
import { isTechnician } from '../../technician/index.ts';
import type { Visit } from '../types.ts';
import { broken, personOf, show, type SessionSetup } from './setup.ts';

/** A card can be found or lent: who opens the machine's own pages must know the technician's password. */
export function mayMaintain({ person, identifiedBy }: Visit): boolean {
  return isTechnician(person) && identifiedBy === 'password';
}

/** A technician looks after the machine. Cards held to the reader are being tried out, so none of them counts. */
export function maintaining(machine: SessionSetup) {
  return machine.createStateConfig({
    id: 'maintaining',
    initial: 'looking',
    on: { 'card.read': {}, 'session.back': '#home' },
    states: {
      looking: {
        entry: [show('devices'), assign(({ context }) => testing(context.visit, null))],
        exit: 'hush',
        on: {
          'device.test': {
            target: 'testing',
            actions: assign(({ context, event }) => testing(context.visit, event.input.device)),
          },
          'device.switch': {
            actions: ['hush', { type: 'switchDevice', params: ({ event }) => event.input }],
          },
        },
      },
      testing: {
        entry: show('devices'),
        invoke: {
          src: 'testDevice',
          input: ({ context, event }) => {
            if (event.type !== 'device.test') throw new TypeError('no device to test');
            return { person: personOf(context), device: event.input.device };
          },
          onDone: {
            target: 'looking',
            actions: { type: 'say', params: ({ event }) => ({ message: event.output }) },
          },
          onError: broken('device-test'),
        },
      },
    },
  });
}

function testing(visit: Visit, device: string | null): { visit: Visit } {
  return { visit: { ...visit, testing: device } };
}
