import type {
  Bilingual,
  CredentialMethod,
  ResumeView,
  Screen,
  ScreenName,
  ServiceId,
  SlipView,
} from '../../bridge/index.ts';
import { jobHeldUp } from '../health/printer-reasons.ts';
import { consentVersion, faceFrames, faceMake } from '../identity/engine.ts';
import { isTechnician } from '../technician/index.ts';
import { mayMaintain } from './machine/maintaining.ts';
import { faceTries } from './machine/setup.ts';
import { messages } from './messages.ts';
import { offerOfClaim } from './request.ts';
import {
  documentsScreen,
  nameScreen,
  previewScreen,
  refusalScreen,
  requestScreen,
  secondFactorScreen,
} from './request-screens.ts';
import type { SessionContext } from './types.ts';
import { helpInWords, helpOf, type ViewStatus } from './view-status.ts';

type Draw = (context: SessionContext, status: ViewStatus) => Screen;

const serviceIds: readonly ServiceId[] = ['certificates', 'face'];
const methods: readonly CredentialMethod[] = [
  'card',
  'resident-id',
  'face',
  'password',
  'pickup-code',
];

const notOffered: Bilingual = {
  zh: '本机目前没有您可以打印的证明，请到服务窗口办理。',
  en: 'This kiosk has no document for you at present. Please ask at the help window.',
};

const passwordNeeded: Bilingual = {
  zh: '请退出，再用工号和密码登录',
  en: 'Exit and sign in with number and password',
};

const cannotPrint: Bilingual = {
  zh: '本机现在不能打印',
  en: 'This kiosk cannot print now',
};

export const outOfContact: Bilingual = {
  zh: '本机连不上校园网，不能接着打印',
  en: 'This kiosk is out of contact',
};

/** Every screen, by its name. */
export const screens: Record<ScreenName, Draw> = {
  attract: (_, { assessment }) => ({
    name: 'attract',
    services: serviceIds.map((service) => ({
      service,
      available: assessment.services[service] === null,
    })),
    notices: assessment.notices,
  }),
  identify: ({ message }, { assessment }) => ({
    name: 'identify',
    methods: methods.flatMap((method) => {
      const stopped = assessment.methods[method];
      if (stopped === undefined) return [];
      return { method, available: stopped === null, why: stopped?.text ?? null };
    }),
    message,
  }),
  paper: (context, status) => context.visit.paper ?? screens.identify(context, status),
  password: ({ visit, message }) => ({
    name: 'password',
    triesLeft: visit.passwordTriesLeft,
    message,
  }),
  pickup: ({ visit, message }) => ({
    name: 'pickup',
    triesLeft: visit.pickupTriesLeft,
    message,
  }),
  digits: ({ message }) => ({ name: 'digits', message }),
  consent: () => ({ name: 'consent', version: consentVersion }),
  face: ({ visit, message }) => {
    const mode = visit.person ? 'enrol' : 'identify';
    return {
      name: 'face',
      task: { mode, frames: faceFrames[mode], ...faceMake },
      triesLeft: faceTries - visit.faceFailures,
      message,
    };
  },
  home: (context, status) => ({
    name: 'home',
    resume: resumeView(context, status),
    services: serviceIds.map((service) => {
      const why = whyNot(service, context, status);
      return { service, available: why === null, why };
    }),
    faceEnrolled: context.visit.faceEnrolled,
    maintenance: isTechnician(context.visit.person)
      ? { why: mayMaintain(context.visit) ? null : passwordNeeded }
      : null,
    message: context.message,
  }),
  devices: ({ visit, message }, status) => ({
    name: 'devices',
    ...status.maintenance(),
    testing: visit.testing,
    message,
  }),
  documents: documentsScreen,
  refusal: refusalScreen,
  name: nameScreen,
  request: requestScreen,
  'second-factor': secondFactorScreen,
  preview: previewScreen,
  printing: ({ job, visit }, status) => {
    const progress = job?.progress;
    const phase = progress?.phase;
    const held = phase === 'attention';
    return {
      name: 'printing',
      form: job?.form ?? 'a4',
      phase: held || phase === 'sending' || phase === 'printing' ? phase : 'sealing',
      sheetsOut: progress?.sheetsOut ?? 0,
      sheets: job?.sheets ?? 0,
      attention:
        progress && held
          ? jobHeldUp(progress.reasons, helpInWords(status.config), progress.form)
          : null,
      elsewhere: job?.elsewhere ? 'ending' : held && visit.person ? 'offered' : null,
    };
  },
  ambiguous: ({ job }) => ({
    name: 'ambiguous',
    form: job?.form ?? 'a4',
    sheets: job?.sheets ?? 0,
    message: messages.ambiguous,
  }),
  take: ({ job, reminder }) => ({
    name: 'take',
    form: job?.form ?? 'a4',
    sheets: job?.sheets ?? 0,
    chargedFen: job?.amountFen ?? 0,
    reminder,
  }),
  done: (context, status) => ({
    name: 'done',
    delivered: context.delivered,
    resume:
      context.resumableUntil === null
        ? null
        : { until: context.resumableUntil, online: status.offlineSince === null },
    message: context.message,
    ...slipOf(context, status),
    ...(context.job?.progress && status.stampInDoubt(context.job.progress)
      ? { stamp: 'in-doubt' }
      : {}),
  }),
  fault: (context, status) => ({
    name: 'fault',
    message: context.message ?? messages.internal,
    ...slipOf(context, status),
  }),
  'out-of-service': (_, status) => ({
    name: 'out-of-service',
    message: status.assessment.outOfService ?? messages.internal,
    helpWindow: helpOf(status),
    helpPhone: status.config?.helpPhone ?? '',
  }),
};

/** What the person can go on with here; only what they may be offered at all is shown. */
function resumeView({ visit }: SessionContext, status: ViewStatus): ResumeView | null {
  const claim = visit.person && status.resumable(visit.person);
  const offer = claim && offerOfClaim(visit, claim);
  if (!claim || !offer) return null;
  const { copies, until } = claim;
  // The row below tells more of what the printer lacks.
  const stopped = status.assessment.forms[offer.entry.form] ? cannotPrint : null;
  const why = stopped ?? (status.offlineSince === null ? null : outOfContact);
  return { documentName: offer.name, copies, until, why };
}

/** The slip that is there for who had no certain paper. */
function slipOf({ job }: SessionContext, status: ViewStatus): { slip?: SlipView } {
  const slip = job?.progress && status.slip(job.progress);
  return slip ? { slip } : {};
}

/** Why this person cannot use a service now; null when they can. */
function whyNot(
  service: ServiceId,
  { visit }: SessionContext,
  { assessment }: ViewStatus,
): Bilingual | null {
  const stopped = assessment.services[service];
  if (stopped) return stopped.text;
  if (service !== 'certificates') return null;
  const [first] = visit.offers;
  if (!first) return notOffered;
  // Refused for something else or not: of what can be printed nowhere here, the reason is said before the list.
  const isStopped = visit.offers.every(({ entry }) => assessment.forms[entry.form] !== null);
  return isStopped ? (assessment.forms[first.entry.form]?.text ?? null) : null;
}
