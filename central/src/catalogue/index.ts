/** What kiosks may offer, and where each kiosk stands. */
export { createCatalogue, migrations, type Catalogue } from './catalogue.ts';
