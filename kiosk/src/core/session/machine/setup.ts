import { assign, enqueueActions, fromPromise, setup } from 'xstate';
import { paperKey, type Claim, type Paper, type Person } from '@hallway/protocol';
import type {
  CallInput,
  CredentialMethod,
  PersonMessage,
  RefusalView,
  ScreenName,
} from '../../../bridge/index.ts';
import type { Prepared } from '../../issuing/index.ts';
import type { PaperCheck } from '../../papers/index.ts';
import type { JobProgress } from '../../printing/index.ts';
import { refusalView } from '../../entitlement/index.ts';
import { aboutVoided, messages } from '../messages.ts';
import { offerOfClaim, refusalOf } from '../request.ts';
import type {
  FaceAnswer,
  FaceCapture,
  Issued,
  IssueRequest,
  PasswordAnswer,
  PickupAnswer,
  SessionServices,
  TakeAnswer,
} from '../services.ts';
import { patienceOf, spanOf } from '../timeouts.ts';
import type {
  EndReason,
  FaceClaim,
  SessionContext,
  SessionEvent,
  ToneEvent,
  Visit,
} from '../types.ts';

/** Looks at the camera before another way must be taken. */
export const faceTries = 3;

/** Nobody stands here. */
export function nobody(): Visit {
  return {
    claim: null,
    faceFailures: 0,
    passwordTriesLeft: 5,
    pickupTriesLeft: 5,
    passwordGiven: false,
    person: null,
    identifiedBy: null,
    pickup: null,
    faceEnrolled: false,
    offers: [],
    document: null,
    purpose: null,
    copies: 1,
    options: {},
    refusal: null,
    prepared: null,
    resume: null,
    after: null,
    testing: null,
    paper: null,
  };
}

/** Types only: XState infers the machine's data and events from this. */
const vocabulary: { context?: SessionContext; events?: SessionEvent; emitted?: ToneEvent } = {};

/**
 * The vocabulary of the machine: its data, the work it asks of `services`, its conditions and effects. The states
 * themselves stand in the files beside this one.
 */
export function sessionSetup(services: SessionServices) {
  /** What this person may have here; all that a pickup code opens is its own paper. */
  const offersTo = (person: Person, pickup: Paper | null) => {
    const offers = services.offers(person);
    if (!pickup) return offers;
    return offers.filter(({ paper }) => paper && paperKey(paper) === paperKey(pickup));
  };
  return setup({
    types: vocabulary,
    actors: {
      checkPassword: fromPromise<PasswordAnswer, { no: string; password: string }>(({ input }) =>
        services.checkPassword(input.no, input.password),
      ),
      checkPickup: fromPromise<PickupAnswer, { no: string; code: string }>(({ input }) =>
        services.checkPickup(input.no, input.code),
      ),
      matchFace: fromPromise<FaceAnswer, { claim: FaceClaim; capture: FaceCapture }>(({ input }) =>
        services.matchFace(input.claim, input.capture),
      ),
      enrolFace: fromPromise<boolean, { person: Person; shots: FaceCapture[] }>(({ input }) =>
        services.enrolFace(input.person, input.shots),
      ),
      withdrawFace: fromPromise<void, { person: Person }>(({ input }) =>
        services.withdrawFace(input.person),
      ),
      testDevice: fromPromise<PersonMessage, { person: Person; device: string }>(({ input }) =>
        services.testDevice(input.person, input.device),
      ),
      confirmName: fromPromise<Person, { person: Person }>(({ input }) =>
        services.confirmName(input.person),
      ),
      take: fromPromise<TakeAnswer, { claim: Claim }>(({ input }) => services.take(input.claim)),
      prepare: fromPromise<Prepared, IssueRequest>(async ({ input, signal }) => {
        const prepared = await services.prepare(input);
        // The person has gone on meanwhile: nobody else will wipe what nobody waits for.
        if (signal.aborted) services.discard(prepared);
        return prepared;
      }),
      issue: fromPromise<Issued, { prepared: Prepared }>(async ({ input, signal }) => {
        const issued = await services.commit(input.prepared);
        services.startPrinting(issued.issueId);
        // The person left while it was being sealed: given up in the same breath, before anything is sent.
        if (signal.aborted) services.giveUp(issued.issueId);
        return issued;
      }),
    },
    guards: {
      outOfService: () => services.assessment().outOfService !== null,
      somebody: (_, params: { person: Person | null }) => params.person !== null,
      waits: ({ context }) => patienceOf(context.screen, context.textSize) !== null,
      lastLook: ({ context }) => context.visit.faceFailures + 1 >= faceTries,
      inService: () => services.assessment().outOfService === null,
      /** Something can be said of the slip: it is not on its way any more, and nobody has it for certain. */
      slipAsked: ({ context }) => {
        const state = context.job?.progress && services.slip(context.job.progress)?.state;
        return state === 'presumed' || state === 'in-doubt' || state === 'failed';
      },
      stampAsked: ({ context }) =>
        context.job?.progress != null && services.stampInDoubt(context.job.progress),
      canMatch: (_, params: { claim: FaceClaim }) => services.canMatch(params.claim),
      methodIs: (_, params: { input: { method: CredentialMethod }; method: CredentialMethod }) =>
        params.input.method === params.method &&
        services.assessment().methods[params.method] === null,
    },
    delays: {
      idle: ({ context }) => patienceOf(context.screen, context.textSize)?.idle ?? 0,
      warning: ({ context }) => patienceOf(context.screen, context.textSize)?.warning ?? 0,
      jobCap: ({ context }) => spanOf('jobCap', context.textSize),
      leaving: ({ context }) => spanOf('leaving', context.textSize),
      firstReminder: ({ context }) => spanOf('firstReminder', context.textSize),
      secondReminder: ({ context }) =>
        spanOf('secondReminder', context.textSize) - spanOf('firstReminder', context.textSize),
      takeEnds: ({ context }) =>
        spanOf('takeEnds', context.textSize) - spanOf('secondReminder', context.textSize),
      done: ({ context }) => spanOf('done', context.textSize),
      fault: ({ context }) => spanOf('fault', context.textSize),
    },
  }).extend({
    actions: {
      /** Puts a screen up; the watch over the person's patience starts anew. */
      show: enqueueActions(({ enqueue }, params: { screen: ScreenName }) => {
        enqueue.assign({ screen: params.screen, notice: null });
        enqueue.raise({ type: 'screen.entered' });
      }),
      say: assign((_, params: { message: PersonMessage }) => ({ message: params.message })),
      hush: assign({ message: null }),
      notice: enqueueActions(({ enqueue }, params: { message: PersonMessage }) => {
        enqueue.assign({ notice: params.message });
        enqueue.emit({ type: 'tone', tone: 'attention' });
      }),
      tone: enqueueActions(({ enqueue }, params: { tone: ToneEvent['tone'] }) => {
        enqueue.emit({ type: 'tone', tone: params.tone });
      }),
      resetPresentation: assign(() => ({
        ...services.presentation(),
        job: null,
        reminder: 0 as const,
        delivered: false,
        resumableUntil: null,
      })),
      recognise: assign(
        (
          { context },
          { person, by }: { person: Person | null; by: CredentialMethod },
        ): Partial<SessionContext> =>
          person === null
            ? {}
            : {
                locale: context.localeChosen ? context.locale : person.prefers,
                visit: {
                  ...nobody(),
                  person,
                  identifiedBy: by,
                  faceEnrolled: services.faceEnrolled(person),
                  offers: services.offers(person),
                },
              },
      ),
      /** Whoever knows the code gets the one paper it was given for, in each of its languages. */
      recogniseByCode: assign(({ context }, { found }: Pick<PickupAnswer, 'found'>) => {
        if (!found) return {};
        const { person, paper } = found;
        return {
          locale: context.localeChosen ? context.locale : person.prefers,
          visit: {
            ...nobody(),
            person,
            identifiedBy: 'pickup-code' as const,
            pickup: paper,
            offers: offersTo(person, paper),
          },
        };
      }),
      keepPaper: assign(({ context }, params: { paper: PaperCheck }) => ({
        visit: { ...context.visit, paper: params.paper },
      })),
      startLooks: assign(({ context }) => ({ visit: { ...context.visit, faceFailures: 0 } })),
      countLook: assign(({ context }) => ({
        visit: { ...context.visit, faceFailures: context.visit.faceFailures + 1 },
      })),
      chooseDocument: assign(({ context }, params: { document: string }) => ({
        visit: {
          ...context.visit,
          document: params.document,
          purpose: null,
          copies: 1,
          options: {},
          refusal: null,
          resume: null,
        },
      })),
      /** Everything is settled already: which document, for what, and how many. */
      chooseClaim: assign(({ context }, { claim }: { claim: Claim | null }) => {
        if (!claim) return {};
        const document = offerOfClaim(context.visit, claim)?.key ?? null;
        const { purpose, copies, options = {} } = claim;
        return { visit: { ...context.visit, document, purpose, copies, options, resume: claim } };
      }),
      /** The document can be had, but not in the way it was asked for. */
      turnAway: assign(({ context }, { inkSeal }: { inkSeal: boolean }) => ({
        visit: { ...context.visit, refusal: turnedAway(context.visit, inkSeal) },
      })),
      /** The claim is this kiosk's now: what is prepared next is the next attempt. */
      followClaim: assign(({ context }) => {
        const { resume } = context.visit;
        if (!resume) return {};
        const { issueId, attempt, issuedAt } = resume;
        return { visit: { ...context.visit, after: { issueId, attempt, madeAt: issuedAt } } };
      }),
      /** Other choices make another document, not another attempt at the void one. */
      letGo: enqueueActions(({ context, enqueue }) => {
        const { after, resume } = context.visit;
        if (!after && !resume) return;
        enqueue(() => services.letGo());
        enqueue.assign({ visit: { ...context.visit, after: null, resume: null } });
      }),
      /** What the rules say may have changed since: copies used, midnight, the link. */
      refreshOffers: assign(({ context }) => ({
        visit: {
          ...context.visit,
          offers: context.visit.person ? offersTo(context.visit.person, context.visit.pickup) : [],
        },
      })),
      /**
       * The one way in which a visit ends: person, claims, choices and the prepared document are forgotten, its bytes
       * overwritten. How the screens look goes back when the attract screen comes up, so that a person who still
       * waits for paper reads their own language to the end.
       */
      endSession: enqueueActions(({ context, enqueue }, params: { reason: EndReason }) => {
        const { prepared } = context.visit;
        const issueId = context.job?.issueId ?? null;
        const somebody = context.visit.person !== null || context.visit.claim !== null;
        enqueue(() => {
          if (prepared) services.discard(prepared);
          if (somebody) services.ended(params.reason, issueId);
        });
        enqueue.assign({ visit: nobody(), message: null, notice: null });
      }),
      /** The person saw no paper: the same choices again, as the next attempt; nothing is left of the void one. */
      startAgain: enqueueActions(({ context, enqueue }) => {
        const { prepared } = context.visit;
        if (!prepared) throw new TypeError('nothing was printed');
        const { issueId, attempt } = prepared;
        const madeAt = madeAtOf(context.visit);
        enqueue(() => services.discard(prepared));
        enqueue.assign({
          visit: { ...context.visit, prepared: null, after: { issueId, attempt, madeAt } },
          job: null,
        });
      }),
      /** Back from the preview: another choice makes another document. */
      discardPrepared: enqueueActions(({ context, enqueue }) => {
        const { prepared } = context.visit;
        if (!prepared) return;
        enqueue(() => services.discard(prepared));
        enqueue.assign({ visit: { ...context.visit, prepared: null } });
      }),
      follow: enqueueActions(({ context, enqueue }, { progress }: { progress: JobProgress }) => {
        if (!context.job) return;
        const before = context.job.progress?.phase;
        enqueue.assign({ job: { ...context.job, progress } });
        if (progress.phase === 'attention' && before !== 'attention') {
          enqueue.emit({ type: 'tone', tone: 'attention' });
        }
      }),
      switchDevice: ({ context }, { device, disabled }: CallInput<'device.switch'>) =>
        services.switchDevice(personOf(context), device, disabled),
      sayVoided: assign(({ context }) => ({ message: aboutVoided(context.job?.progress ?? null) })),
      /** Says no more than a time: whoever may go on is known to central. */
      offerElsewhere: assign(({ context }) => ({
        resumableUntil: context.job && services.resumableUntil(context.job.madeAt),
      })),
      answer: ({ context }, params: { cameOut: boolean }) => {
        if (context.job) services.cameOut(context.job.issueId, params.cameOut);
      },
      answerSlip: ({ context }, params: { cameOut: boolean }) => {
        if (context.job?.progress) services.answerSlip(context.job.progress, params.cameOut);
      },
      answerStamp: ({ context }, params: { isThere: boolean }) => {
        if (context.job?.progress) services.answerStamp(context.job.progress, params.isThere);
      },
      explain: assign((_, params: { error: unknown }) => ({
        message: services.messageOf(params.error) ?? messages.nothingIssued,
      })),
      giveUp: ({ context }) => {
        if (context.job) services.giveUp(context.job.issueId);
      },
      report: (_, params: { step: string; error: unknown }) =>
        services.failed(params.step, params.error),
      warn: assign(({ context }) => ({
        warningEndsAt:
          services.now() + (patienceOf(context.screen, context.textSize)?.warning ?? 0),
      })),
      unwarn: assign({ warningEndsAt: null }),
    },
  });
}

export type SessionSetup = ReturnType<typeof sessionSetup>;

/** Puts up a screen; see the action. */
export const show = (screen: ScreenName) => ({ type: 'show', params: { screen } }) as const;

export const say = (message: PersonMessage) => ({ type: 'say', params: { message } }) as const;

export const endSession = (reason: EndReason) =>
  ({ type: 'endSession', params: { reason } }) as const;

export const tone = (name: ToneEvent['tone']) =>
  ({ type: 'tone', params: { tone: name } }) as const;

/** When the issue that is being printed was made: now, or at the first attempt. ISO time. */
export function madeAtOf({ after, prepared }: Visit): string {
  if (!prepared) throw new TypeError('nothing was prepared');
  return after?.madeAt ?? prepared.issuedAt.toISOString();
}

/** @throws TypeError outside of a visit */
export function personOf(context: SessionContext): Person {
  const { person } = context.visit;
  if (!person) throw new TypeError('nobody stands here');
  return person;
}

/** A step that failed for a reason nobody can be told: the visit ends, calmly and with nothing kept. */
export const broken = (step: string) =>
  ({
    target: '#fault',
    actions: [
      {
        type: 'report',
        params: ({ event }: { event: { error: unknown } }) => ({ step, error: event.error }),
      },
      endSession('fault'),
      say(messages.internal),
    ],
  }) as const;

/** What the rules say against the way in which a document was asked for; none of it leads to another document. */
function turnedAway(visit: Visit, inkSeal: boolean): RefusalView | null {
  const refusal = refusalOf(visit, inkSeal);
  return refusal && refusalView(refusal, { catalogue: [], keyOf: () => null });
}
