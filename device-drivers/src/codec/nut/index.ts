export { getVariable, listUps, logout } from './requests.ts';
export { matchReply } from './replies.ts';
export type { NutReply } from './replies.ts';
