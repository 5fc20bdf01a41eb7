import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '@hallway/protocol';
import { linXiao, withPassword } from '../support/people.ts';
import { claimOf } from '../support/services.ts';
import { settle, timedSession, type TimedSession } from '../support/timers.ts';

const lin = withPassword(linXiao());

let all: TimedSession;
beforeEach(() => {
  all = timedSession();
});
afterEach(() => all.session.stop());

function choose(purpose: string): void {
  const { session } = all;
  session.submit({ type: 'service.open', input: { service: 'certificates' } });
  session.submit({ type: 'document.choose', input: { document: 'D01' } });
  session.submit({ type: 'request.set', input: { purpose, copies: 1 } });
}

/** By card, up to the touch that asks for the paper. */
async function ask(purpose: string, person: Person = lin): Promise<void> {
  all.session.cardRead(person);
  choose(purpose);
  all.session.submit({ type: 'request.preview', input: undefined });
  await settle();
}

async function give(person: Person | null, triesLeft = 5): Promise<void> {
  all.answers.password = { person, triesLeft };
  all.session.submit({ type: 'secondFactor.give', input: { password: '12345678' } });
  await settle();
}

describe('a paper with a full ID number (R11)', () => {
  it('needs the password besides a card; a paper with a masked one does not', async () => {
    await ask('bank');
    expect(all.view()).toMatchObject({
      step: { index: 2 },
      screen: { name: 'second-factor', documentName: { zh: '在读证明' }, message: null },
    });
    expect(all.did.prepared).toEqual([]);
    await give(lin);
    expect(all.view().screen).toMatchObject({ name: 'preview', ready: true });
    all.session.submit({ type: 'session.exit', input: undefined });
    await ask('visa');
    expect(all.view().screen.name).toBe('preview');
  });

  it('asks for it once a visit, and again in the next', async () => {
    await ask('bank');
    await give(lin);
    all.session.submit({ type: 'session.back', input: undefined });
    all.session.submit({ type: 'request.set', input: { purpose: 'passport', copies: 2 } });
    all.session.submit({ type: 'request.preview', input: undefined });
    await settle();
    expect(all.view().screen.name).toBe('preview');
    all.session.submit({ type: 'session.exit', input: undefined });
    await ask('bank');
    expect(all.view().screen.name).toBe('second-factor');
  });

  it('does not ask somebody who signed in with it', async () => {
    all.answers.password = { person: lin, triesLeft: 5 };
    all.session.submit({ type: 'session.begin', input: undefined });
    all.session.submit({ type: 'identify.choose', input: { method: 'password' } });
    all.session.submit({ type: 'identify.password', input: { no: lin.no, password: '1' } });
    await settle();
    choose('bank');
    all.session.submit({ type: 'request.preview', input: undefined });
    await settle();
    expect(all.view().screen.name).toBe('preview');
  });

  it('tells of a wrong one and keeps the choices; locked, it leads nowhere but back', async () => {
    await ask('bank');
    await give(null, 2);
    expect(all.view().screen).toMatchObject({
      name: 'second-factor',
      triesLeft: 2,
      message: { code: 'SECOND_FACTOR_WRONG' },
    });
    await give(null, 0);
    expect(all.view().screen).toMatchObject({ message: { code: 'SECOND_FACTOR_LOCKED' } });
    expect(all.did.prepared).toEqual([]);
    all.session.submit({ type: 'session.back', input: undefined });
    expect(all.view().screen).toMatchObject({ name: 'request', purpose: 'bank', copies: 1 });
  });

  it('sends somebody without a password to where one is set, and back to the choices', async () => {
    await ask('bank', linXiao());
    expect(all.view().screen).toMatchObject({
      name: 'refusal',
      refusal: { rule: 'R11', next: 'ticket' },
    });
    all.session.submit({ type: 'session.back', input: undefined });
    expect(all.view().screen).toMatchObject({ name: 'request', purpose: 'bank' });
  });

  it('is asked for too when the paper was begun at another kiosk', async () => {
    all.answers.claim = claimOf({ purpose: 'bank', copies: 1 });
    all.session.cardRead(lin);
    all.session.submit({ type: 'print.resume', input: undefined });
    await settle();
    expect(all.view().screen.name).toBe('second-factor');
    expect(all.did.taken).toEqual([]);
    await give(lin);
    expect(all.did.taken).toHaveLength(1);
    expect(all.view().screen).toMatchObject({ name: 'preview', ready: true });
  });

  it('forgets that it was given when nobody moves', async () => {
    await ask('bank');
    all.pass(65);
    expect(all.view()).toMatchObject({ person: null, screen: { name: 'attract' } });
  });
});

describe('an ink seal (R13)', () => {
  it('is put on at a window: says which, and loses no choice', () => {
    all.session.cardRead(lin);
    choose('visa');
    all.session.submit({ type: 'request.inkSeal', input: undefined });
    expect(all.view().screen).toMatchObject({
      name: 'refusal',
      refusal: { rule: 'R13', next: 'ticket', offer: null },
    });
    all.session.submit({ type: 'session.back', input: undefined });
    expect(all.view().screen).toMatchObject({ name: 'request', purpose: 'visa', copies: 1 });
  });
});
