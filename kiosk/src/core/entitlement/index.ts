/** What a person may have here now, and what stands in the way. */
export { documentCodeOf } from './documents.ts';
export { offersFor, type OffersInput } from './offers.ts';
export type { DocumentOffer, OfferAnswer } from './types.ts';
