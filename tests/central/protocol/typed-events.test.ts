import type { Server as SocketServer } from 'socket.io';
import type { Socket as ClientSocket } from 'socket.io-client';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  CentralToKiosk,
  Challenge,
  KioskToCentral,
  LeaseGrant,
  Page,
  Poke,
  PushAck,
  Refused,
  Welcome,
} from '@hallway/protocol';

type Client = ClientSocket<CentralToKiosk, KioskToCentral>;
type Server = SocketServer<KioskToCentral, CentralToKiosk>;

/** Checked by the type checker; at run time there is nothing to do. */
describe('campus-sync/1 on Socket.IO', () => {
  it('types every request of a kiosk with its answer', () => {
    type Answer<Name extends keyof KioskToCentral> = Parameters<
      Extract<Parameters<KioskToCentral[Name]>[1], (...args: never[]) => void>
    >[0];
    expectTypeOf<Answer<'hello'>>().toEqualTypeOf<Welcome | Refused>();
    expectTypeOf<Answer<'push'>>().toEqualTypeOf<PushAck | Refused>();
    expectTypeOf<Answer<'pull'>>().toEqualTypeOf<Page | Refused>();
    expectTypeOf<Answer<'lease.request'>>().toEqualTypeOf<LeaseGrant | Refused>();
    expectTypeOf<KioskToCentral['beat']>().parameters.toHaveProperty('length').toEqualTypeOf<1>();
  });

  it('types what central sends', () => {
    expectTypeOf<CentralToKiosk['auth.challenge']>().parameter(0).toEqualTypeOf<Challenge>();
    expectTypeOf<CentralToKiosk['poke']>().parameter(0).toEqualTypeOf<Poke>();
    expectTypeOf<keyof CentralToKiosk>().toEqualTypeOf<'auth.challenge' | 'poke'>();
  });

  it('refuses a message nobody declared, at both ends', () => {
    const misuse = (client: Client, server: Server): void => {
      // @ts-expect-error no such request
      client.emit('format.disk');
      // @ts-expect-error a pull names its partition
      client.emit('pull', { from: 0, limit: 1 }, () => undefined);
      // @ts-expect-error central never asks
      server.of('/other').emit('hello', {});
    };
    expectTypeOf(misuse).toBeFunction();
  });
});
