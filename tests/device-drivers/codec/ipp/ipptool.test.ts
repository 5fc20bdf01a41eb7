import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  attr,
  boolean,
  collection,
  enumeration,
  integer,
  keyword,
  mimeType,
  name,
  range,
  text,
} from '../../../../device-drivers/src/codec/ipp/attributes.ts';
import { decodeIpp, encodeIpp } from '../../../../device-drivers/src/codec/ipp/index.ts';
import type { IppAttribute, IppMessage } from '../../../../device-drivers/src/codec/ipp/index.ts';
import { hasIpptool, ipptool, NO_IPPTOOL } from '../../support/ipptool.ts';
import { tempDir } from '../../support/temp-dir.ts';

const everyType: IppAttribute[] = [
  attr('an-integer', integer(-2147483648), integer(2147483647)),
  attr('a-boolean', boolean(true), boolean(false)),
  attr('an-enum', enumeration(5)),
  attr('a-range', range(-1, 99)),
  attr('a-resolution', { type: 'resolution', value: { x: 600, y: 1200, units: 3 } }),
  attr('a-keyword', keyword('one'), keyword('two')),
  attr('a-mime-type', mimeType('application/pdf')),
  attr('a-name', name('张三')),
  attr('a-text', text('A "quoted" text')),
  attr(
    'a-collection',
    collection(
      attr('inner', collection(attr('x', integer(21000)), attr('y', integer(29700)))),
      attr('words', keyword('a'), keyword('b')),
    ),
  ),
];

/** ipptool has no way to send it, but must read it. */
const nothing = attr('no-value', { type: 'no-value' });

const script = `{
  OPERATION Validate-Job
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR naturalLanguage attributes-natural-language en
  ATTR uri printer-uri $uri
  GROUP job-attributes-tag
  ATTR integer an-integer -2147483648,2147483647
  ATTR boolean a-boolean true,false
  ATTR enum an-enum 5
  ATTR rangeOfInteger a-range -1-99
  ATTR resolution a-resolution 600x1200dpi
  ATTR keyword a-keyword one,two
  ATTR mimeMediaType a-mime-type application/pdf
  ATTR name a-name "张三"
  ATTR text a-text 'A "quoted" text'
  ATTR collection a-collection {
    MEMBER collection inner { MEMBER integer x 21000 MEMBER integer y 29700 }
    MEMBER keyword words a,b
  }
}`;

it.skipIf(!hasIpptool)(`speaks like libcups in every type (${NO_IPPTOOL})`, async () => {
  const dir = await tempDir();
  onTestFinished(dir.remove);
  writeFileSync(join(dir.path, 'types.test'), script);
  const received: IppMessage[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const { message } = decodeIpp(body);
      received.push(message);
      // What libcups wrote is written the same by us, octet for octet.
      expect(Buffer.from(encodeIpp(message))).toEqual(body);
      const { version, requestId } = message;
      const groups = [
        ...message.groups.slice(0, 1),
        { tag: 2, attributes: [...everyType, nothing] },
      ];
      response.writeHead(200, { 'Content-Type': 'application/ipp' });
      response.end(encodeIpp({ version, code: 0, requestId, groups }));
    });
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const said = await ipptool(['-tv', `ipp://localhost:${port}/ipp/print`, 'types.test'], dir.path);

  expect(received[0]?.groups[1]?.attributes).toEqual(everyType);
  const answer = said.slice(said.indexOf('RECEIVED'));
  for (const line of [
    'an-integer (1setOf integer) = -2147483648,2147483647',
    'a-boolean (1setOf boolean) = true,false',
    'an-enum (enum) = 5',
    'a-range (rangeOfInteger) = -1-99',
    'a-resolution (resolution) = 600x1200dpi',
    'a-keyword (1setOf keyword) = one,two',
    'a-mime-type (mimeMediaType) = application/pdf',
    'a-name (nameWithoutLanguage) = 张三',
    String.raw`a-text (textWithoutLanguage) = A \"quoted\" text`,
    'no-value (no-value) = no-value',
    'a-collection (collection) = {inner={x=21000 y=29700} words=a,b}',
  ]) {
    expect(answer).toContain(line);
  }
});

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
