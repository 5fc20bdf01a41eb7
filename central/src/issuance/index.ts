/** Issued documents: the register, and what verifiers may learn. */
export { createCharges } from './charges.ts';
export { createClaims, type Claims } from './claims.ts';
export { createEffects } from './effects.ts';
export { migrations, type IssuanceTables } from './migrations.ts';
export { createPrintedFields, type PrintedFields } from './printed.ts';
export { createRegister, type IssueRecord, type Register } from './register.ts';
export { registerRoutes } from './register-routes.ts';
export { createUsage } from './usage.ts';
export { paperState, worthless, worthlessTopic } from './status.ts';
export { documentName, purposeName } from './words.ts';
