import { afterEach, describe, expect, it } from 'vitest';
import { linXiao } from '../support/people.ts';
import { settle, timedSession, type TimedSession } from '../support/timers.ts';
import { progressOf } from '../support/services.ts';

let timed: TimedSession | undefined;
afterEach(() => timed?.session.stop());

function begin(): TimedSession {
  timed = timedSession();
  return timed;
}

function atHome(): TimedSession {
  const all = begin();
  all.session.cardRead(linXiao());
  expect(all.view().screen.name).toBe('home');
  return all;
}

async function printing(): Promise<TimedSession> {
  const all = atHome();
  all.session.submit({ type: 'service.open', input: { service: 'certificates' } });
  all.session.submit({ type: 'document.choose', input: { document: 'D01' } });
  all.session.submit({ type: 'request.set', input: { purpose: 'visa', copies: 1 } });
  all.session.submit({ type: 'request.preview', input: undefined });
  await settle();
  all.session.submit({ type: 'print.confirm', input: undefined });
  await settle();
  expect(all.view().screen.name).toBe('printing');
  return all;
}

describe('the time warning', () => {
  it('covers home after 60 s, counts 30 s, then forgets', () => {
    const { pass, view, session, did } = atHome();
    pass(59);
    expect(view().warning).toBeNull();
    pass(1);
    expect(view().warning).toEqual({ endsAt: Date.parse('2026-11-22T04:01:30Z') });
    expect(view().person).not.toBeNull();
    pass(29);
    expect(view().screen.name).toBe('home');
    pass(1);
    expect(view().screen.name).toBe('attract');
    expect(view().warning).toBeNull();
    expect(session.context().visit.person).toBeNull();
    expect(did.ended).toEqual(['timeout']);
  });

  it('is put off by any touch, as often as one likes', () => {
    const { pass, view, session } = atHome();
    for (let round = 0; round < 15; round += 1) {
      pass(75);
      expect(view().warning).not.toBeNull();
      session.submit({ type: 'session.touch', input: undefined });
      expect(view().warning).toBeNull();
    }
    pass(59);
    expect(view().warning).toBeNull();
    expect(view().screen.name).toBe('home');
  });

  it('waits 45 s and 20 s where one identifies oneself', () => {
    const { pass, view, session } = begin();
    session.submit({ type: 'session.begin', input: undefined });
    pass(44);
    expect(view().warning).toBeNull();
    pass(1);
    expect(view().warning).not.toBeNull();
    pass(20);
    expect(view().screen.name).toBe('attract');
  });

  it('takes twice as long in large mode', () => {
    const { pass, view, session } = atHome();
    session.submit({ type: 'size.set', input: { textSize: 'large' } });
    session.submit({ type: 'session.touch', input: undefined });
    pass(119);
    expect(view().warning).toBeNull();
    pass(1);
    expect(view().warning).not.toBeNull();
    pass(59);
    expect(view().screen.name).toBe('home');
    pass(1);
    expect(view().screen.name).toBe('attract');
    expect(view().textSize).toBe('normal');
  });

  it('begins anew with every screen', () => {
    const { pass, view, session } = atHome();
    pass(50);
    session.submit({ type: 'service.open', input: { service: 'certificates' } });
    pass(50);
    expect(view().screen.name).toBe('documents');
    expect(view().warning).toBeNull();
  });

  it('never comes while a job prints', async () => {
    const { pass, view } = await printing();
    pass(299);
    expect(view().screen.name).toBe('printing');
    expect(view().warning).toBeNull();
  });
});

describe('the job cap', () => {
  it('gives a job up after five minutes, forgets the person and calls staff', async () => {
    const { pass, view, session, did } = await printing();
    pass(300);
    expect(did.givenUp).toEqual([progressOf('printing').issueId]);
    expect(did.ended).toEqual(['job-cap']);
    expect(view().person).toBeNull();
    session.printed(progressOf('ambiguous'));
    expect(view().screen).toMatchObject({ name: 'fault', message: { code: 'PRINT_NEEDS_STAFF' } });
    pass(30);
    expect(view().screen.name).toBe('attract');
  });

  it('calls staff also when the printer never answers again', async () => {
    const { pass, view } = await printing();
    pass(360);
    expect(view().screen).toMatchObject({ name: 'fault', message: { code: 'PRINT_NEEDS_STAFF' } });
  });
});

describe('taking the paper', () => {
  it('shows nothing personal, reminds at 10 s and 20 s and ends at 60 s', async () => {
    const { pass, view, session, tones, did } = await printing();
    expect(view().person).not.toBeNull();
    session.printed(progressOf('delivered', { sheetsOut: 1 }));
    expect(did.ended).toEqual(['delivered']);
    expect(view()).toMatchObject({
      person: null,
      screen: { name: 'take', sheets: 1, reminder: 0 },
    });
    pass(10);
    expect(view().screen).toMatchObject({ reminder: 1 });
    pass(10);
    expect(view().screen).toMatchObject({ reminder: 2 });
    expect(tones.filter((tone) => tone === 'take')).toHaveLength(3);
    pass(39);
    expect(view().screen.name).toBe('take');
    pass(1);
    expect(view().screen.name).toBe('attract');
  });

  it('goes on when the paper is taken, says so, and returns after 15 s', async () => {
    const { pass, view, session, tones } = await printing();
    session.printed(progressOf('delivered'));
    session.submit({ type: 'paper.taken', input: undefined });
    expect(view().screen).toMatchObject({ name: 'done', delivered: true, message: null });
    expect(tones).toContain('done');
    pass(15);
    expect(view().screen.name).toBe('attract');
  });
});
