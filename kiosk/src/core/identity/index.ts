/** Who stands here: card, password, face. */
export { consentVersion, faceFrames, faceMake } from './engine.ts';
export { Faces } from './faces.ts';
export { migrations } from './migrations.ts';
export { Passwords } from './password.ts';
export { Templates } from './templates.ts';
