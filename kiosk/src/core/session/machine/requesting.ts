import { assign } from 'xstate';
import type { SessionServices } from '../services.ts';
import { answerOf, offerOf, requestRefused } from '../request.ts';
import { aboutTaking, messages } from '../messages.ts';
import { broken, personOf, say, show, type SessionSetup } from './setup.ts';

/** From the list of documents to the last look before printing. */
export function requesting(machine: SessionSetup, services: SessionServices) {
  return machine.createStateConfig({
    initial: 'documents',
    on: {
      'session.back': '.documents',
    },
    states: {
      documents: {
        id: 'documents',
        entry: [show('documents'), 'refreshOffers'],
        on: {
          'document.choose': {
            guard: ({ context, event }) => offerOf(context.visit, event.input.document) !== null,
            target: 'deciding',
            actions: { type: 'chooseDocument', params: ({ event }) => event.input },
          },
          'session.back': '#home',
        },
      },
      /** What the rules answer for the chosen document decides the next screen. */
      deciding: {
        id: 'deciding',
        always: [
          {
            guard: ({ context }) =>
              context.visit.resume !== null &&
              answerOf(context.visit)?.kind === 'allowed' &&
              requestRefused(context.visit, context.visit),
            target: '#home',
            actions: say(messages.resumeTooMany),
          },
          {
            guard: ({ context }) =>
              context.visit.resume !== null && answerOf(context.visit)?.kind === 'allowed',
            target: 'taking',
          },
          {
            guard: ({ context }) => answerOf(context.visit)?.kind === 'allowed',
            target: 'request',
          },
          {
            guard: ({ context }) => answerOf(context.visit)?.kind === 'confirm-name',
            target: 'name',
          },
          {
            guard: ({ context }) => answerOf(context.visit)?.kind === 'refused',
            target: 'refusal',
          },
          { target: 'documents' },
        ],
      },
      refusal: {
        entry: show('refusal'),
        on: {
          'document.choose': {
            guard: ({ context, event }) => offerOf(context.visit, event.input.document) !== null,
            target: 'deciding',
            actions: { type: 'chooseDocument', params: ({ event }) => event.input },
          },
        },
      },
      name: {
        entry: show('name'),
        on: { 'name.confirm': 'confirming' },
      },
      confirming: {
        entry: show('name'),
        invoke: {
          src: 'confirmName',
          input: ({ context }) => ({ person: personOf(context) }),
          onDone: {
            target: 'deciding',
            actions: [
              assign(({ context, event }) => ({
                visit: { ...context.visit, person: event.output },
              })),
              'refreshOffers',
            ],
          },
          onError: broken('name'),
        },
      },
      request: {
        id: 'request',
        entry: [show('request'), 'letGo'],
        on: {
          'request.set': {
            guard: ({ context, event }) => !requestRefused(context.visit, event.input),
            actions: assign(({ context, event }) => ({
              visit: { ...context.visit, ...event.input },
            })),
          },
          'request.preview': {
            guard: ({ context }) =>
              context.visit.purpose !== null && !requestRefused(context.visit, context.visit),
            target: 'preparing',
          },
        },
      },
      /** Central lets one kiosk go on with a paper; only then is it shown. */
      taking: {
        entry: show('preview'),
        on: { 'session.back': '#home' },
        invoke: {
          src: 'take',
          input: ({ context }) => {
            const { resume } = context.visit;
            if (!resume) throw new TypeError('nothing to go on with');
            return { claim: resume };
          },
          onDone: [
            {
              guard: ({ event }) => event.output === 'granted',
              target: 'preparing',
              actions: [
                'followClaim',
                {
                  type: 'say',
                  params: ({ event }) => ({ message: aboutTaking(event.output) }),
                },
              ],
            },
            {
              target: '#home',
              actions: {
                type: 'say',
                params: ({ event }) => ({ message: aboutTaking(event.output) }),
              },
            },
          ],
          onError: broken('take'),
        },
      },
      preparing: {
        id: 'preparing',
        entry: show('preview'),
        on: {
          'session.back': [
            { guard: ({ context }) => context.visit.resume !== null, target: '#home' },
            { target: 'request' },
          ],
        },
        invoke: {
          src: 'prepare',
          input: ({ context }) => {
            const { visit } = context;
            const offer = offerOf(visit, visit.document);
            if (!offer || visit.purpose === null) throw new TypeError('nothing to prepare');
            return {
              person: personOf(context),
              offer,
              purpose: visit.purpose,
              copies: visit.copies,
              after: visit.after,
            };
          },
          onDone: {
            target: 'preview',
            actions: assign(({ context, event }) => ({
              visit: { ...context.visit, prepared: event.output },
            })),
          },
          onError: {
            target: 'preview',
            actions: [
              { type: 'report', params: ({ event }) => ({ step: 'prepare', error: event.error }) },
              { type: 'explain', params: ({ event }) => ({ error: event.error }) },
            ],
          },
        },
      },
      preview: {
        id: 'preview',
        entry: show('preview'),
        exit: 'hush',
        on: {
          'print.confirm': [
            {
              guard: ({ context }) =>
                context.visit.prepared !== null &&
                services.assessment().services.certificates === null,
              target: '#printing',
            },
            {
              guard: ({ context }) => context.visit.prepared !== null,
              actions: {
                type: 'say',
                params: () => ({
                  message: services.assessment().services.certificates ?? messages.nothingIssued,
                }),
              },
            },
          ],
          'session.back': [
            {
              guard: ({ context }) => context.visit.resume !== null,
              target: '#home',
              actions: 'discardPrepared',
            },
            { target: 'request', actions: 'discardPrepared' },
          ],
        },
      },
    },
  });
}
