import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/**
 * The log of one kiosk: codes, ids and counts as JSON lines. Nothing personal is ever handed to it; errors are
 * reduced to name, code and place, because their messages may quote what somebody typed.
 */
export function createLog(kioskId: string, stream?: DestinationStream): Log {
  const options = {
    base: { kiosk: kioskId },
    serializers: { err: errorFacts, error: errorFacts },
  };
  return stream ? pino(options, stream) : pino(options, pino.destination({ fd: 2, sync: true }));
}

/** Name, code and stack frames of an error, without its message. */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...('code' in error && { code: String(error.code) }),
    at: frames.slice(0, 6).map((frame) => frame.trim()),
    ...(error.cause !== undefined && { cause: errorFacts(error.cause) }),
  };
}
