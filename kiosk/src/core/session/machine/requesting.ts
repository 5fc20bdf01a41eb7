import { assign } from 'xstate';
import type { SessionServices } from '../services.ts';
import {
  amountOf,
  answerOf,
  choiceStands,
  isSettled,
  offerOf,
  purposeOf,
  refusalOf,
  termsOf,
} from '../request.ts';
import { aboutPassword, aboutTaking, messages } from '../messages.ts';
import type { SessionContext, Visit } from '../types.ts';
import { broken, endSession, personOf, say, show, type SessionSetup } from './setup.ts';

/** Back to purpose and copies; those of a claim are not chosen here, and some documents leave nothing to choose. */
const backToChoice = [
  {
    guard: ({ context }: { context: SessionContext }) => context.visit.resume !== null,
    target: '#home',
  },
  {
    guard: ({ context }: { context: SessionContext }) => isSettled(context.visit),
    target: '#documents',
  },
  { target: '#request' },
] as const;

/** From the list of documents to the last look before printing. */
export function requesting(machine: SessionSetup, services: SessionServices) {
  /** What stops the machine that the chosen document is printed on; null when nothing does. */
  const stopped = ({ visit }: SessionContext) => {
    const form = offerOf(visit, visit.document)?.entry.form ?? 'a4';
    return services.assessment().forms[form];
  };
  return machine.createStateConfig({
    initial: 'documents',
    on: {
      'session.back': '.documents',
    },
    states: {
      documents: {
        id: 'documents',
        entry: [show('documents'), 'refreshOffers', 'letGo'],
        on: {
          'document.choose': {
            guard: ({ context, event }) => offerOf(context.visit, event.input.document) !== null,
            target: 'deciding',
            actions: { type: 'chooseDocument', params: ({ event }) => event.input },
          },
          'session.back': [
            {
              guard: ({ context }) => context.visit.pickup !== null,
              target: '#attract',
              actions: endSession('back'),
            },
            { target: '#home' },
          ],
        },
      },
      /** What the rules answer for the chosen document decides the next screen. */
      deciding: {
        id: 'deciding',
        always: [
          {
            guard: ({ context }) => termsOf(context.visit) !== null && stopped(context) !== null,
            target: 'refusal',
          },
          {
            guard: ({ context }) =>
              context.visit.resume !== null &&
              termsOf(context.visit) !== null &&
              !choiceStands(context.visit, context.visit),
            target: '#home',
            actions: say(messages.resumeTooMany),
          },
          {
            guard: ({ context }) =>
              context.visit.resume !== null && termsOf(context.visit) !== null,
            target: 'checking',
          },
          { guard: ({ context }) => isSettled(context.visit), target: 'checking' },
          {
            guard: ({ context }) => termsOf(context.visit) !== null,
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
            guard: ({ context, event }) => choiceStands(context.visit, event.input),
            actions: assign(({ context, event }) => {
              const options = { ...context.visit.options, ...event.input.options };
              return { visit: { ...context.visit, ...event.input, options } };
            }),
          },
          'request.preview': {
            guard: ({ context }) =>
              isComplete(context.visit) && choiceStands(context.visit, context.visit),
            target: 'checking',
          },
          'request.inkSeal': {
            guard: ({ context }) => termsOf(context.visit)?.inkSeal === true,
            target: 'turnedAway',
            actions: { type: 'turnAway', params: { inkSeal: true } },
          },
        },
      },
      /** Purpose and copies stand; what the rules still ask for decides the next screen. */
      checking: {
        id: 'checking',
        always: [
          {
            guard: ({ context }) => refusalOf(context.visit)?.next === 'second-factor',
            target: 'secondFactor',
          },
          {
            guard: ({ context }) => refusalOf(context.visit) !== null,
            target: 'turnedAway',
            actions: { type: 'turnAway', params: { inkSeal: false } },
          },
          { guard: ({ context }) => context.visit.resume !== null, target: 'taking' },
          { target: 'preparing' },
        ],
      },
      /** The way in which it was asked for is refused, not the document. */
      turnedAway: {
        entry: show('refusal'),
        exit: assign(({ context }) => ({ visit: { ...context.visit, refusal: null } })),
        on: { 'session.back': backToChoice },
      },
      secondFactor: {
        entry: show('second-factor'),
        exit: 'hush',
        on: {
          'secondFactor.give': {
            guard: ({ event }) => event.input.password !== '',
            target: 'checkingPassword',
          },
          'session.back': backToChoice,
        },
      },
      checkingPassword: {
        entry: show('second-factor'),
        invoke: {
          src: 'checkPassword',
          input: ({ context, event }) => {
            if (event.type !== 'secondFactor.give') throw new TypeError('no password to check');
            return { no: personOf(context).no, password: event.input.password };
          },
          onDone: [
            {
              guard: { type: 'somebody', params: ({ event }) => event.output },
              target: 'checking',
              actions: assign(({ context }) => ({
                visit: { ...context.visit, passwordGiven: true },
              })),
            },
            {
              target: 'secondFactor',
              actions: [
                assign(({ context, event }) => ({
                  visit: { ...context.visit, passwordTriesLeft: event.output.triesLeft },
                })),
                {
                  type: 'say',
                  params: ({ event }) => ({ message: aboutPassword(event.output.triesLeft) }),
                },
              ],
            },
          ],
          onError: broken('second-factor'),
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
          'session.back': backToChoice,
        },
        invoke: {
          src: 'prepare',
          input: ({ context }) => {
            const { visit } = context;
            const offer = offerOf(visit, visit.document);
            const terms = termsOf(visit);
            if (!offer || !terms || !isComplete(visit)) throw new TypeError('nothing to prepare');
            const purpose = purposeOf(visit);
            return {
              person: personOf(context),
              offer,
              purpose: purpose?.code ?? null,
              copies: visit.copies,
              options: visit.options,
              amountFen: amountOf(visit),
              validDays: purpose?.validDays ?? terms.validDays,
              idNumber: purpose?.idNumber ?? 'masked',
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
              guard: ({ context }) => context.visit.prepared !== null && stopped(context) === null,
              target: '#printing',
            },
            {
              guard: ({ context }) => context.visit.prepared !== null,
              actions: {
                type: 'say',
                params: ({ context }) => ({ message: stopped(context) ?? messages.nothingIssued }),
              },
            },
          ],
          'session.back': [
            {
              guard: ({ context }) => context.visit.resume !== null,
              target: '#home',
              actions: 'discardPrepared',
            },
            {
              guard: ({ context }) => isSettled(context.visit),
              target: 'documents',
              actions: 'discardPrepared',
            },
            { target: 'request', actions: 'discardPrepared' },
          ],
        },
      },
    },
  });
}

/** Whether the purpose is chosen, where there is one to choose. */
function isComplete(visit: Visit): boolean {
  return purposeOf(visit) !== null || termsOf(visit)?.purposes.length === 0;
}
