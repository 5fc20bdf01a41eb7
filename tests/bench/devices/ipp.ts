import oracle from '@sealsystems/ipp';
import {
  attr,
  charset,
  keyword,
  naturalLanguage,
  uri,
} from '../../../device-drivers/src/codec/ipp/attributes.ts';
import {
  decodeIpp,
  encodeIpp,
  GroupTag,
  Operation,
} from '../../../device-drivers/src/codec/ipp/index.ts';
import { rates, ratio } from './measure.ts';

/** Our codec against @sealsystems/ipp, both on what a printer says of itself. */
export async function ippCodec(printerUri: string): Promise<object> {
  const answer = await printerAnswer(printerUri);
  const { message } = decodeIpp(answer);
  const [decode = 0, encode = 0, oracleDecode = 0] = rates([
    () => void decodeIpp(answer),
    () => void encodeIpp(message),
    () => void oracle.parse(answer),
  ]);
  return {
    answerOctets: answer.length,
    decodePerSecond: decode,
    encodePerSecond: encode,
    sealsystemsDecodePerSecond: oracleDecode,
    decodeRatioToSealsystems: ratio(decode, oracleDecode),
  };
}

/** A whole Get-Printer-Attributes answer, as it comes off the wire. */
async function printerAnswer(printerUri: string): Promise<Buffer> {
  const request = encodeIpp({
    version: { major: 1, minor: 1 },
    code: Operation.getPrinterAttributes,
    requestId: 1,
    groups: [
      {
        tag: GroupTag.operation,
        attributes: [
          attr('attributes-charset', charset('utf-8')),
          attr('attributes-natural-language', naturalLanguage('en')),
          attr('printer-uri', uri(printerUri)),
          attr('requested-attributes', keyword('all')),
        ],
      },
    ],
  });
  const response = await fetch(printerUri.replace('ipp://', 'http://'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/ipp' },
    body: Buffer.from(request),
  });
  return Buffer.from(await response.arrayBuffer());
}
