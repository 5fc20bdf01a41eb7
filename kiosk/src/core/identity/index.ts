/** Who stands here: resident ID, password, face. */
export { consentVersion, faceFrames, faceMake } from './engine.ts';
export { Faces } from './faces.ts';
export { migrations } from './migrations.ts';
export { PickupCodes } from './pickup-codes.ts';
export { Passwords } from './password.ts';
export { residentIdHolder, type ResidentIdAnswer } from './resident-id.ts';
export { Templates } from './templates.ts';
