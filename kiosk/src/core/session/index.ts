/** The visit of one person after the other: what the screen shows and what may be done on it. */
export { createHandlers } from './handlers.ts';
export { aboutTest, messages } from './messages.ts';
export type {
  FaceAnswer,
  FaceCapture,
  Issued,
  IssueRequest,
  PasswordAnswer,
  PickupAnswer,
  SessionServices,
  TakeAnswer,
} from './services.ts';
export { startSession, type Listener, type Session } from './session.ts';
export type { FaceClaim, Presentation } from './types.ts';
export { helpInWords, helpOf, type ViewStatus } from './view-status.ts';
