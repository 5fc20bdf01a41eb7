import { pino, type DestinationStream, type Logger } from 'pino';

/** Fields that must never reach a log, wherever an object carries them one or two levels down. */
const secretFields = [
  'authorization',
  'cookie',
  'secret',
  'password',
  'verifyCode',
  'no',
  'personNo',
  'name',
  'nameZh',
  'nameEn',
  'idNumber',
  'birthDate',
  'cards',
];

const redacted = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Central's log: JSON lines, no names, numbers or verification codes. Error codes stay readable. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, redact: { paths: redacted, censor: '·' } };
  return destination ? pino(options, destination) : pino(options);
}
