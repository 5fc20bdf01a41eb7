import { assign } from 'xstate';
import { aboutPickup, aboutUnknown, messages } from '../messages.ts';
import type { SessionServices } from '../services.ts';
import type { FaceClaim, SessionContext } from '../types.ts';
import { aboutCamera, cameraGone } from './face-problems.ts';
import { broken, endSession, say, show, type SessionSetup } from './setup.ts';

/** From the first touch until somebody is recognised. A card counts on every one of these screens. */
export function signedOut(machine: SessionSetup, services: SessionServices) {
  return machine.createStateConfig({
    id: 'signedOut',
    initial: 'choosing',
    on: {
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
      'identify.choose': [
        {
          guard: { type: 'methodIs', params: ({ event }) => ({ ...event, method: 'password' }) },
          target: '#password',
        },
        {
          guard: { type: 'methodIs', params: ({ event }) => ({ ...event, method: 'face' }) },
          target: '#digits',
        },
        {
          guard: { type: 'methodIs', params: ({ event }) => ({ ...event, method: 'pickup-code' }) },
          target: '#pickup',
        },
        // A card is tapped, not chosen: the screen that shows where stays or comes back.
        {
          guard: { type: 'methodIs', params: ({ event }) => ({ ...event, method: 'card' }) },
          target: '#choosing',
        },
        {
          guard: { type: 'methodIs', params: ({ event }) => ({ ...event, method: 'resident-id' }) },
          target: '#choosing',
        },
      ],
      'paper.checked': {
        target: '#paper',
        actions: { type: 'keepPaper', params: ({ event }) => event },
      },
      hint: { actions: { type: 'notice', params: ({ event }) => event } },
      'session.back': '#choosing',
    },
    states: {
      choosing: {
        id: 'choosing',
        entry: [show('identify'), assign(({ context }) => claim(context, null))],
        exit: 'hush',
        on: {
          'session.back': { target: '#attract', actions: endSession('back') },
        },
      },

      /** What a scanned paper says; the next one takes its place. */
      paper: {
        id: 'paper',
        entry: show('paper'),
        exit: assign(({ context }) => ({ visit: { ...context.visit, paper: null } })),
      },

      password: {
        id: 'password',
        entry: show('password'),
        exit: 'hush',
        on: {
          'identify.password': {
            guard: ({ event }) => event.input.no !== '' && event.input.password !== '',
            target: 'checkingPassword',
          },
        },
      },
      checkingPassword: {
        entry: show('password'),
        invoke: {
          src: 'checkPassword',
          input: ({ event }) => {
            if (event.type !== 'identify.password') throw new TypeError('no password to check');
            return event.input;
          },
          onDone: [
            {
              guard: { type: 'somebody', params: ({ event }) => event.output },
              target: '#home',
              actions: {
                type: 'recognise',
                params: ({ event }) => ({ person: event.output.person, by: 'password' }),
              },
            },
            {
              guard: ({ event }) => event.output.triesLeft > 0,
              target: 'password',
              actions: [
                assign(({ context, event }) => ({
                  visit: { ...context.visit, passwordTriesLeft: event.output.triesLeft },
                })),
                say(messages.passwordWrong),
              ],
            },
            {
              target: 'password',
              actions: [
                assign(({ context }) => ({ visit: { ...context.visit, passwordTriesLeft: 0 } })),
                say(messages.passwordLocked),
              ],
            },
          ],
          onError: broken('password'),
        },
      },

      pickup: {
        id: 'pickup',
        entry: show('pickup'),
        exit: 'hush',
        on: {
          'identify.pickup': {
            guard: ({ event }) => event.input.no !== '' && event.input.code !== '',
            target: 'checkingPickup',
          },
        },
      },
      checkingPickup: {
        entry: show('pickup'),
        invoke: {
          src: 'checkPickup',
          input: ({ event }) => {
            if (event.type !== 'identify.pickup') throw new TypeError('no code to check');
            return event.input;
          },
          onDone: [
            {
              guard: ({ event }) => event.output.found !== null,
              target: '#pickedUp',
              actions: { type: 'recogniseByCode', params: ({ event }) => event.output },
            },
            {
              target: 'pickup',
              actions: [
                assign(({ context, event }) => ({
                  visit: { ...context.visit, pickupTriesLeft: event.output.triesLeft },
                })),
                {
                  type: 'say',
                  params: ({ event }) => ({ message: aboutPickup(event.output.triesLeft) }),
                },
              ],
            },
          ],
          onError: broken('pickup'),
        },
      },

      digits: {
        id: 'digits',
        entry: show('digits'),
        exit: 'hush',
        on: {
          'identify.digits': [
            {
              guard: {
                type: 'canMatch',
                params: ({ event }) => ({ claim: byDigits(event.input.digits) }),
              },
              target: 'face',
              actions: assign(({ context, event }) => claim(context, byDigits(event.input.digits))),
            },
            { actions: say(messages.faceNobody) },
          ],
        },
      },
      face: {
        entry: show('face'),
        exit: 'hush',
        on: {
          'identify.face': 'matching',
          'card.read': [
            {
              guard: ({ event }) =>
                event.person !== null && services.canMatch({ by: 'card', holder: event.person }),
              actions: [
                assign(({ context, event }) =>
                  claim(context, event.person && { by: 'card', holder: event.person }),
                ),
                say(messages.faceHolder),
              ],
            },
            // Whoever holds a card without a face enrolled here is recognised by it as anywhere else.
            {
              guard: { type: 'somebody', params: ({ event }) => event },
              target: '#home',
              actions: {
                type: 'recognise',
                params: ({ event }) => event,
              },
            },
            {
              actions: {
                type: 'say',
                params: ({ event }) => ({ message: aboutUnknown(event.by) }),
              },
            },
          ],
          'face.problem': [
            {
              guard: ({ event }) => cameraGone(event.input.problem),
              target: 'choosing',
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
        },
      },
      matching: {
        entry: show('face'),
        exit: 'hush',
        invoke: {
          src: 'matchFace',
          input: ({ context, event }) => {
            const { claim: claimed } = context.visit;
            if (event.type !== 'identify.face' || !claimed) throw new TypeError('no face to match');
            return { claim: claimed, capture: event.input.capture };
          },
          onDone: [
            {
              guard: { type: 'somebody', params: ({ event }) => event.output },
              target: '#home',
              actions: {
                type: 'recognise',
                params: ({ event }) => ({ person: event.output.person, by: 'face' }),
              },
            },
            {
              guard: ({ event }) => event.output.because === 'locked',
              target: 'choosing',
              actions: say(messages.faceLocked),
            },
            {
              guard: ({ event }) => event.output.because === 'other-engine',
              target: 'choosing',
              actions: say(messages.faceEngine),
            },
            { guard: 'lastLook', target: 'choosing', actions: say(messages.faceGivenUp) },
            { target: 'face', actions: ['countLook', say(messages.faceUnsure)] },
          ],
          onError: broken('face'),
        },
      },
    },
  });
}

function byDigits(digits: string): FaceClaim {
  return { by: 'digits', digits };
}

/** Whose face is looked for; a new claim by digits begins its tries anew, a card only narrows it. */
function claim(context: SessionContext, next: FaceClaim | null): Partial<SessionContext> {
  const faceFailures = next?.by === 'card' ? context.visit.faceFailures : 0;
  return { visit: { ...context.visit, claim: next, faceFailures } };
}
