/** Templates of documents: versions, their way from draft to paper, and what kiosks are told of them. */
export { migrations } from './migrations.ts';
export { createOffers } from './offer/offers.ts';
export { templateRoutes } from './routes.ts';
export { openTemplates, type Templates } from './templates.ts';
