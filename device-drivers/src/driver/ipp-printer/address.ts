/** Where a printer is: the URL to post to and the URI to name it by inside IPP messages. */
export interface PrinterAddress {
  httpUrl: URL;
  printerUri: string;
}

const DEFAULT_PORT = '631';
const httpSchemes: Readonly<Record<string, string>> = {
  'ipp:': 'http:',
  'http:': 'http:',
  'ipps:': 'https:',
  'https:': 'https:',
};

/**
 * Maps an ipp or ipps URI to http or https on port 631 unless given (RFC 8010 §4, RFC 3510, RFC 7472).
 *
 * @throws TypeError when the text is no such URI: a mistake in the configuration
 */
export function printerAddress(uri: string): PrinterAddress {
  const given = URL.parse(uri);
  const scheme = given === null ? undefined : httpSchemes[given.protocol];
  if (given === null || scheme === undefined || given.hostname === '') {
    throw new TypeError(`not a printer URI: ${uri}`);
  }
  const isIpp = given.protocol.startsWith('ipp');
  const port = given.port !== '' ? given.port : isIpp ? DEFAULT_PORT : '';
  const authority = port === '' ? given.hostname : `${given.hostname}:${port}`;
  const httpUrl = new URL(`${scheme}//${authority}${given.pathname || '/'}${given.search}`);
  const ippScheme = scheme === 'https:' ? 'ipps' : 'ipp';
  return { httpUrl, printerUri: `${ippScheme}://${authority}${httpUrl.pathname}${given.search}` };
}
