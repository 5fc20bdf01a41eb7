import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog } from '../../../central/src/http/log.ts';

function capture(): { text: () => string; stream: Writable } {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { text: () => text, stream };
}

test('a careless log call does not carry personal data', () => {
  const { text, stream } = capture();
  const log = createLog('info', stream);
  const person = { no: '2024110101', nameZh: '林晓', idNumber: '999101200603180024' };
  log.info({ person, body: { person, secret: 'geheim' }, verifyCode: 'ABCD-EFGH' }, 'seen');
  log.info(person, 'seen');
  for (const word of ['2024110101', '林晓', '999101200603180024', 'geheim', 'ABCD-EFGH']) {
    expect(text()).not.toContain(word);
  }
  log.error({ code: 'SERIAL_TAKEN', route: '/api/verify/:serial/:secret' }, 'kept');
  expect(text()).toContain('SERIAL_TAKEN');
});
