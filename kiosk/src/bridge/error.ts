export type BridgeErrorCode = 'UNKNOWN_CALL' | 'BAD_INPUT' | 'NOT_NOW' | 'CLOSED' | 'FAILED';

/** An error that may cross the bridge: a code and nothing personal. */
export class BridgeError extends Error {
  readonly code: BridgeErrorCode;
  constructor(code: BridgeErrorCode, message: string) {
    super(message);
    this.name = 'BridgeError';
    this.code = code;
  }
}
