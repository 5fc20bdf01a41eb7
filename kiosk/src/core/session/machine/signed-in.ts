import { assign } from 'xstate';
import { messages } from '../messages.ts';
import type { SessionServices } from '../services.ts';
import type { SessionContext } from '../types.ts';
import { aboutCamera, cameraGone } from './face-problems.ts';
import { maintaining, mayMaintain } from './maintaining.ts';
import { requesting } from './requesting.ts';
import { broken, endSession, personOf, say, show, type SessionSetup } from './setup.ts';

/** While a person stands here and may choose what they came for. */
export function signedIn(machine: SessionSetup, services: SessionServices) {
  return machine.createStateConfig({
    id: 'signedIn',
    initial: 'home',
    on: {
      'card.read': [
        // Their own card, still lying on the reader.
        { guard: ({ context, event }) => event.person?.no === context.visit.person?.no },
        { actions: { type: 'notice', params: { message: messages.otherCard } } },
      ],
    },
    states: {
      home: {
        id: 'home',
        entry: [show('home'), 'letGo'],
        exit: 'hush',
        on: {
          'print.resume': {
            guard: ({ context }) =>
              services.assessment().services.certificates === null &&
              services.resumable(personOf(context)) !== null,
            target: '#deciding',
            actions: [
              'refreshOffers',
              {
                type: 'chooseClaim',
                params: ({ context }) => ({ claim: services.resumable(personOf(context)) }),
              },
            ],
          },
          'service.open': [
            {
              guard: ({ context, event }) =>
                event.input.service === 'certificates' &&
                services.assessment().services.certificates === null &&
                context.visit.offers.length > 0,
              target: '#documents',
            },
            {
              guard: ({ event }) =>
                event.input.service === 'face' && services.assessment().services.face === null,
              target: 'consent',
            },
          ],
          'maintenance.open': {
            guard: ({ context }) => mayMaintain(context.visit),
            target: 'maintaining',
          },
          'face.withdraw': {
            guard: ({ context }) => context.visit.faceEnrolled,
            target: 'withdrawing',
          },
        },
      },

      /** By a code: only its paper, on the list at once. */
      pickedUp: {
        id: 'pickedUp',
        always: [
          { guard: ({ context }) => context.visit.offers.length > 0, target: '#documents' },
          {
            target: '#pickup',
            actions: [endSession('back'), say(messages.pickupNothing)],
          },
        ],
      },

      consent: {
        entry: show('consent'),
        on: {
          'face.consent': [
            { guard: ({ event }) => event.input.accept, target: 'enrol', actions: 'startLooks' },
            { target: 'home' },
          ],
          'session.back': 'home',
        },
      },
      enrol: {
        entry: show('face'),
        exit: 'hush',
        on: {
          'face.enrol': 'enrolling',
          'face.problem': [
            {
              guard: ({ event }) => cameraGone(event.input.problem),
              target: 'home',
              actions: {
                type: 'say',
                params: ({ event }) => ({ message: aboutCamera(event.input.problem) }),
              },
            },
            {
              actions: {
                type: 'say',
                params: ({ event }) => ({ message: aboutCamera(event.input.problem) }),
              },
            },
          ],
          'session.back': 'home',
        },
      },
      enrolling: {
        entry: show('face'),
        invoke: {
          src: 'enrolFace',
          input: ({ context, event }) => {
            if (event.type !== 'face.enrol') throw new TypeError('no shots to enrol');
            return { person: personOf(context), shots: event.input.shots };
          },
          onDone: [
            {
              guard: ({ event }) => event.output,
              target: 'home',
              actions: [assign(({ context }) => enrolled(context, true)), say(messages.enrolled)],
            },
            { guard: 'lastLook', target: 'home', actions: say(messages.enrolGivenUp) },
            { target: 'enrol', actions: ['countLook', say(messages.enrolUnsteady)] },
          ],
          onError: broken('enrol'),
        },
      },
      withdrawing: {
        entry: show('home'),
        invoke: {
          src: 'withdrawFace',
          input: ({ context }) => ({ person: personOf(context) }),
          onDone: {
            target: 'home',
            actions: [assign(({ context }) => enrolled(context, false)), say(messages.withdrawn)],
          },
          onError: broken('withdraw'),
        },
      },

      maintaining: maintaining(machine),
      requesting: requesting(machine, services),
    },
  });
}

function enrolled(context: SessionContext, faceEnrolled: boolean): Partial<SessionContext> {
  return { visit: { ...context.visit, faceEnrolled } };
}
