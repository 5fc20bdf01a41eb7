import { purposes, quota, validUntil, type Purpose } from '@hallway/certificates/rules';
import type { ChargeView, DocumentView, PurposeView, Screen } from '../../bridge/index.ts';
import type { DocumentOffer } from '../entitlement/types.ts';
import { answerOf, offerOf } from './request.ts';
import type { SessionContext } from './types.ts';
import type { ViewStatus } from './view-status.ts';

function documentView({ key, name, language, entry, answer }: DocumentOffer): DocumentView {
  return {
    document: key,
    name,
    language,
    price: entry.price,
    // A name still to be confirmed is a step on the way, not a refusal.
    allowed: answer.kind !== 'refused',
    copiesLeft: answer.kind === 'refused' ? 0 : answer.copiesLeft,
    refusal: answer.kind === 'refused' ? answer.refusal : null,
  };
}

function purposeView({ code, name, validDays, idNumber }: Purpose): PurposeView {
  return { code, name, validDays, idNumber };
}

export function documentsScreen({ visit }: SessionContext): Screen {
  return { name: 'documents', documents: visit.offers.map(documentView) };
}

/** The chosen document as the screens after the list name it; null when nothing is chosen. */
function chosen({ visit }: SessionContext) {
  const offer = offerOf(visit, visit.document);
  return offer && { document: offer.key, documentName: offer.name };
}

export function refusalScreen(context: SessionContext): Screen {
  const about = chosen(context);
  const answer = answerOf(context.visit);
  if (!about || answer?.kind !== 'refused') return documentsScreen(context);
  return { name: 'refusal', ...about, refusal: answer.refusal };
}

export function nameScreen(context: SessionContext): Screen {
  const about = chosen(context);
  const nameEn = context.visit.person?.nameEn;
  if (!about || !nameEn) return documentsScreen(context);
  return { name: 'name', document: about.document, nameEn };
}

/** What the choice costs; nothing for a free document. */
function charge({ visit }: SessionContext): { charge?: ChargeView } {
  const asked = offerOf(visit, visit.document)?.charge;
  if (!asked) return {};
  const { priceFen, balanceFen } = asked;
  return { charge: { amountFen: priceFen * visit.copies, balanceFen } };
}

export function requestScreen(context: SessionContext): Screen {
  const about = chosen(context);
  const answer = answerOf(context.visit);
  if (!about || answer?.kind !== 'allowed') return documentsScreen(context);
  return {
    name: 'request',
    ...about,
    purposes: purposes.map(purposeView),
    purpose: context.visit.purpose,
    copies: context.visit.copies,
    maxCopies: Math.min(quota.perJob, answer.copiesLeft),
    ...charge(context),
  };
}

export function previewScreen(context: SessionContext, status: ViewStatus): Screen {
  const { visit, message } = context;
  const about = chosen(context);
  const purpose = purposes.find(({ code }) => code === visit.purpose);
  if (!about || !purpose) return documentsScreen(context);
  return {
    name: 'preview',
    ...about,
    purpose: purposeView(purpose),
    copies: visit.copies,
    pages: visit.prepared?.pages ?? 0,
    validUntil: visit.prepared?.validUntil ?? validUntil(new Date(status.now), purpose.validDays),
    ready: visit.prepared !== null,
    message,
    ...charge(context),
  };
}
