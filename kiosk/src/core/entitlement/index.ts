/** What a person may have here now, and what stands in the way. */
export { offersFor, type OffersInput } from './offers.ts';
export { refusalView } from './refusal-view.ts';
export type { DocumentOffer, OfferAnswer } from './types.ts';
