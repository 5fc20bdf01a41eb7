/** Stamps certificates, at most once each and never without the sheet, and tells central. */
export { announceStamp } from './announce.ts';
export type { Certificate } from './certificate.ts';
export { createStamping, type Stamping } from './stamping.ts';
export { stampWay } from './way.ts';
