import { decodeIpp, encodeIpp, IppCodecError, isSuccessful } from '../../codec/ipp/index.ts';
import { Status, statusName } from '../../codec/ipp/index.ts';
import type { IppMessage } from '../../codec/ipp/index.ts';
import { DeviceError } from '../../error.ts';
import type { DeviceEffect } from '../../error.ts';
import type { Target } from '../../transport/connect.ts';
import type { DigestAuth } from '../../transport/http-digest.ts';
import { httpPost } from '../../transport/http-post.ts';
import type { Request } from './requests.ts';
import { unsupportedIn } from './responses.ts';

/** Far above any real answer: full Get-Jobs of a busy print server. */
const MAX_RESPONSE_BYTES = 4 << 20;

export interface Exchange extends Target {
  requestId: number;
  request: Request;
  data: Uint8Array | AsyncIterable<Uint8Array> | null;
  mutates: boolean;
  timeoutMs: number;
  signal: AbortSignal | undefined;
  auth: DigestAuth | undefined;
}

/**
 * One IPP request and its successful answer.
 *
 * @throws DeviceError for everything else, statuses included
 */
export async function exchange(call: Exchange): Promise<IppMessage> {
  const effect: DeviceEffect = call.mutates ? 'possible' : 'none';
  const body = await httpPost({
    url: call.url,
    certificateSha256: call.certificateSha256,
    contentType: 'application/ipp',
    head: encodeIpp({ ...call.request, requestId: call.requestId }),
    data: call.data,
    mutates: call.mutates,
    timeoutMs: call.timeoutMs,
    signal: call.signal,
    auth: call.auth,
    maxResponseBytes: MAX_RESPONSE_BYTES,
  });
  const response = decoded(body, effect);
  if (response.requestId !== call.requestId) {
    throw new DeviceError('protocol', 'the answer is for another request', { effect });
  }
  if (!isSuccessful(response.code)) throw statusError(response, effect);
  return response;
}

function decoded(body: Uint8Array, effect: DeviceEffect): IppMessage {
  try {
    return decodeIpp(body).message;
  } catch (error) {
    if (!(error instanceof IppCodecError)) throw error;
    throw new DeviceError('protocol', error.message, { effect, cause: error });
  }
}

/** Client errors mean that nothing was done (RFC 8011 §B.1.4); of server errors only those that say so. */
function statusError(response: IppMessage, effect: DeviceEffect): DeviceError {
  const message = statusName(response.code);
  switch (response.code) {
    case Status.busy:
    case Status.temporaryError:
    case Status.serviceUnavailable:
    case Status.notAcceptingJobs:
      return new DeviceError('busy', message, { retryable: true });
    case Status.notFound:
    case Status.gone:
      return new DeviceError('unknown-job', message);
    case Status.operationNotSupported:
    case Status.versionNotSupported:
    case Status.multipleDocumentJobsNotSupported:
    case Status.documentFormatNotSupported:
    case Status.charsetNotSupported:
    case Status.compressionNotSupported:
      return new DeviceError('unsupported', message);
    case Status.internalError:
    case Status.deviceError:
    case Status.jobCanceled:
      return new DeviceError('device-error', message, { effect });
    default: {
      const names = unsupportedIn(response);
      return new DeviceError('refused', [message, ...names].join(' '));
    }
  }
}
