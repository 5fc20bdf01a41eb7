/** Time stamps (RFC 3161): asking for them and giving them. */
export { answerTimestamp, type TimestampAuthority } from './authority.ts';
export { requestTimestamp, TimestampError, type TimestampErrorCode } from './client.ts';
