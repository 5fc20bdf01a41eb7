/** Papers that did not come out, here or elsewhere, and which kiosk may go on with them. */
export { Claims } from './claims.ts';
export { HeldClaims } from './held.ts';
export { migrations } from './migrations.ts';
