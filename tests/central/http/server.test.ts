import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import pino from 'pino';
import { expect, test } from 'vitest';
import { createServer } from '../../../central/src/http/server.ts';

test('it stops though a connection that was opened in reserve never carried a request', async () => {
  const app = await createServer(pino({ level: 'silent' }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const reserve = connect(port, '127.0.0.1');
  await Promise.all([once(reserve, 'connect'), once(app.server, 'connection')]);
  const closed = once(reserve, 'close');
  await app.close();
  await closed;
  expect(app.server.listening).toBe(false);
});

test('a request that has begun is answered before it stops', async () => {
  const app = await createServer(pino({ level: 'silent' }));
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  app.get('/slow', async () => {
    begun.resolve();
    await go.promise;
    return 'answered';
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const answer = fetch(`http://127.0.0.1:${port}/slow`).then((response) => response.text());
  await begun.promise;
  const closed = app.close();
  go.resolve();
  expect(await answer).toBe('answered');
  await closed;
});
