import { amountFen, validUntil, type Purpose } from '@hallway/certificates/rules';
import type {
  ChargeView,
  DocumentView,
  OptionView,
  PurposeView,
  RefusalView,
  Screen,
} from '../../bridge/index.ts';
import type { DocumentOffer } from '../entitlement/types.ts';
import { machineRefusal } from './machine-refusal.ts';
import { amountOf, offerOf, purposeOf, termsOf } from './request.ts';
import type { SessionContext } from './types.ts';
import { helpOf, type ViewStatus } from './view-status.ts';

function documentView(offer: DocumentOffer, status: ViewStatus): DocumentView {
  const { key, name, language, entry, answer } = offer;
  const copies = answer.kind === 'refused' ? null : answer.copies;
  const stopped = stoppedView(offer, status);
  return {
    document: key,
    name,
    language,
    form: entry.form,
    priceFen: copies ? amountFen(copies, 1) : 0,
    // A name still to be confirmed is a step on the way, not a refusal.
    allowed: answer.kind !== 'refused' && stopped === null,
    copiesLeft: copies?.left ?? 0,
    refusal: answer.kind === 'refused' ? answer.refusal : stopped,
  };
}

function purposeView({ code, name, validDays, idNumber }: Purpose): PurposeView {
  return { code, name, validDays, idNumber };
}

/** What the machine says against a document that the rules allow; null when it can be printed. */
function stoppedView({ entry }: DocumentOffer, status: ViewStatus): RefusalView | null {
  const message = status.assessment.forms[entry.form];
  return message && machineRefusal(message, entry.form, helpOf(status));
}

export function documentsScreen({ visit }: SessionContext, status: ViewStatus): Screen {
  return {
    name: 'documents',
    documents: visit.offers.map((offer) => documentView(offer, status)),
  };
}

/** The chosen document as the screens after the list name it; null when nothing is chosen. */
function chosen({ visit }: SessionContext) {
  const offer = offerOf(visit, visit.document);
  return offer && { document: offer.key, documentName: offer.name };
}

/** Why the document cannot be had, or not in the way it was asked for. */
export function refusalScreen(context: SessionContext, status: ViewStatus): Screen {
  const { visit } = context;
  const about = chosen(context);
  const offer = offerOf(visit, visit.document);
  const ofRules = offer?.answer.kind === 'refused' ? offer.answer.refusal : null;
  const refusal = visit.refusal ?? ofRules ?? (offer && stoppedView(offer, status));
  if (!about || !refusal) return documentsScreen(context, status);
  return { name: 'refusal', ...about, refusal };
}

export function nameScreen(context: SessionContext, status: ViewStatus): Screen {
  const about = chosen(context);
  const nameEn = context.visit.person?.nameEn;
  if (!about || !nameEn) return documentsScreen(context, status);
  return { name: 'name', document: about.document, nameEn };
}

/** What the choice costs; nothing for a free document. */
function charge({ visit }: SessionContext): { charge?: ChargeView } {
  const offer = offerOf(visit, visit.document);
  const terms = termsOf(visit);
  if (!offer || !terms || terms.copies.priceFen === 0) return {};
  const { free, priceFen } = terms.copies;
  const { balanceFen } = offer;
  return { charge: { amountFen: amountOf(visit), balanceFen, free, priceFen } };
}

/** What the paper can state or leave out, as it stands now. */
function options({ visit }: SessionContext): { options?: OptionView[] } {
  const offered = offerOf(visit, visit.document)?.entry.options ?? [];
  if (offered.length === 0) return {};
  const views = offered.map(({ name, label, default: byDefault }) => ({
    name,
    label,
    chosen: visit.options[name] ?? byDefault,
  }));
  return { options: views };
}

export function requestScreen(context: SessionContext, status: ViewStatus): Screen {
  const about = chosen(context);
  const terms = termsOf(context.visit);
  if (!about || !terms) return documentsScreen(context, status);
  return {
    name: 'request',
    ...about,
    purposes: terms.purposes.map(purposeView),
    purpose: context.visit.purpose,
    copies: context.visit.copies,
    maxCopies: terms.copies.most,
    ...options(context),
    inkSeal: terms.inkSeal,
    ...charge(context),
  };
}

/** The password besides a card or a face (rule R11). */
export function secondFactorScreen(context: SessionContext, status: ViewStatus): Screen {
  const about = chosen(context);
  if (!about) return documentsScreen(context, status);
  const { visit, message } = context;
  return { name: 'second-factor', ...about, triesLeft: visit.passwordTriesLeft, message };
}

export function previewScreen(context: SessionContext, status: ViewStatus): Screen {
  const { visit, message } = context;
  const about = chosen(context);
  const offer = offerOf(visit, visit.document);
  const terms = termsOf(visit);
  if (!about || !offer || !terms) return documentsScreen(context, status);
  const purpose = purposeOf(visit);
  const days = purpose?.validDays ?? terms.validDays;
  return {
    name: 'preview',
    form: offer.entry.form,
    ...about,
    purpose: purpose && purposeView(purpose),
    copies: visit.copies,
    pages: visit.prepared?.pages ?? 0,
    validUntil: visit.prepared?.validUntil ?? validUntil(new Date(status.now), days),
    ready: visit.prepared !== null,
    message,
    ...charge(context),
  };
}
