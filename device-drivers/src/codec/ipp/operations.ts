/** Operation ids, RFC 8011 §5.4.15, RFC 3995, RFC 3996, PWG 5100.7 and PWG 5100.13. */
export const Operation = {
  printJob: 0x0002,
  validateJob: 0x0004,
  createJob: 0x0005,
  sendDocument: 0x0006,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
  holdJob: 0x000c,
  releaseJob: 0x000d,
  createPrinterSubscriptions: 0x0016,
  getNotifications: 0x001c,
  cancelMyJobs: 0x0039,
  closeJob: 0x003b,
  identifyPrinter: 0x003c,
} as const;

/** Status codes, RFC 8011 §B.1, those we send or treat differently from their class. */
export const Status = {
  ok: 0x0000,
  okIgnoredOrSubstituted: 0x0001,
  badRequest: 0x0400,
  forbidden: 0x0401,
  notAuthenticated: 0x0402,
  notAuthorized: 0x0403,
  notPossible: 0x0404,
  timeout: 0x0405,
  notFound: 0x0406,
  gone: 0x0407,
  requestTooLarge: 0x0408,
  documentFormatNotSupported: 0x040a,
  attributesOrValues: 0x040b,
  charsetNotSupported: 0x040d,
  compressionNotSupported: 0x040f,
  documentFormatError: 0x0411,
  internalError: 0x0500,
  operationNotSupported: 0x0501,
  serviceUnavailable: 0x0502,
  versionNotSupported: 0x0503,
  deviceError: 0x0504,
  temporaryError: 0x0505,
  notAcceptingJobs: 0x0506,
  busy: 0x0507,
  jobCanceled: 0x0508,
  multipleDocumentJobsNotSupported: 0x0509,
} as const;

const statusNames: ReadonlyMap<number, string> = new Map([
  [Status.ok, 'successful-ok'],
  [Status.okIgnoredOrSubstituted, 'successful-ok-ignored-or-substituted-attributes'],
  [Status.badRequest, 'client-error-bad-request'],
  [Status.forbidden, 'client-error-forbidden'],
  [Status.notAuthenticated, 'client-error-not-authenticated'],
  [Status.notAuthorized, 'client-error-not-authorized'],
  [Status.notPossible, 'client-error-not-possible'],
  [Status.timeout, 'client-error-timeout'],
  [Status.notFound, 'client-error-not-found'],
  [Status.gone, 'client-error-gone'],
  [Status.requestTooLarge, 'client-error-request-entity-too-large'],
  [Status.documentFormatNotSupported, 'client-error-document-format-not-supported'],
  [Status.attributesOrValues, 'client-error-attributes-or-values-not-supported'],
  [Status.charsetNotSupported, 'client-error-charset-not-supported'],
  [Status.compressionNotSupported, 'client-error-compression-not-supported'],
  [Status.documentFormatError, 'client-error-document-format-error'],
  [Status.internalError, 'server-error-internal-error'],
  [Status.operationNotSupported, 'server-error-operation-not-supported'],
  [Status.serviceUnavailable, 'server-error-service-unavailable'],
  [Status.versionNotSupported, 'server-error-version-not-supported'],
  [Status.deviceError, 'server-error-device-error'],
  [Status.temporaryError, 'server-error-temporary-error'],
  [Status.notAcceptingJobs, 'server-error-not-accepting-jobs'],
  [Status.busy, 'server-error-busy'],
  [Status.jobCanceled, 'server-error-job-canceled'],
  [Status.multipleDocumentJobsNotSupported, 'server-error-multiple-document-jobs-not-supported'],
]);

/** The keyword of a status code, or its number in hex when it has none here. */
export function statusName(status: number): string {
  return statusNames.get(status) ?? `status 0x${status.toString(16).padStart(4, '0')}`;
}

/** Statuses 0x0000 to 0x00FF are successful. */
export function isSuccessful(status: number): boolean {
  return status < 0x0100;
}
