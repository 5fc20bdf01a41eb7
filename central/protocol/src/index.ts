/** campus-sync/1: everything that central and a kiosk say to each other. Schemas and pure functions, no I/O. */
export * from './canonical.ts';
export * from './events.ts';
export * from './health.ts';
export * from './identifiers.ts';
export * from './messages.ts';
export * from './pairing.ts';
export * from './partitions.ts';
export * from './proof.ts';
export * from './records/catalogue.ts';
export * from './records/claim.ts';
export * from './records/device.ts';
export * from './records/kiosk.ts';
export * from './records/paper.ts';
export * from './records/person.ts';
export * from './records/resolution.ts';
export * from './records/rules.ts';
export * from './records/template.ts';
