import { afterEach, describe, expect, it } from 'vitest';
import { messages, type Issued } from '../../../../kiosk/src/core/session/index.ts';
import { linXiao, maYuan, personNo } from '../support/people.ts';
import {
  allWell,
  claimOf,
  ExplainedError,
  falsePaper,
  faultMessage,
  preparedOf,
  progressOf,
} from '../support/services.ts';
import { settle, timedSession, type TimedSession } from '../support/timers.ts';

let timed: TimedSession | undefined;
afterEach(() => timed?.session.stop());

function begin(): TimedSession {
  timed = timedSession();
  return timed;
}

const capture = () => ({
  descriptor: Array.from({ length: 128 }, () => 0.1),
  frames: 5,
  spread: 0.1,
  engine: 'face-api-1.7.15',
  alignment: 'eye-level-1',
});

async function atPreview(all = begin()): Promise<TimedSession> {
  const { session } = all;
  session.cardRead(linXiao());
  session.submit({ type: 'service.open', input: { service: 'certificates' } });
  session.submit({ type: 'document.choose', input: { document: 'D01' } });
  session.submit({ type: 'request.set', input: { purpose: 'visa', copies: 2 } });
  session.submit({ type: 'request.preview', input: undefined });
  expect(all.view().screen).toMatchObject({ name: 'preview', ready: false, pages: 0 });
  await settle();
  return all;
}

async function following(all = begin()): Promise<TimedSession> {
  await atPreview(all);
  all.session.submit({ type: 'print.confirm', input: undefined });
  await settle();
  return all;
}

const nothingPrints = {
  ...allWell,
  services: { ...allWell.services, certificates: faultMessage },
  forms: { a4: faultMessage, slip: faultMessage },
};

describe('the main job', () => {
  it('goes from a card to the paper', async () => {
    const { session, view, did, tones } = await atPreview();
    expect(view()).toMatchObject({
      person: { maskedName: { zh: '林*', en: 'LIN X***' }, noTail: '0101' },
      step: { index: 3, of: 4 },
      screen: { name: 'preview', ready: true, pages: 1, copies: 2, validUntil: '2027-02-20' },
    });
    session.submit({ type: 'print.confirm', input: undefined });
    expect(view().screen).toMatchObject({ name: 'printing', phase: 'sealing' });
    await settle();
    expect(did.started).toEqual([preparedOf().issueId]);
    session.printed(progressOf('printing', { sheetsOut: 0 }));
    expect(view().screen).toMatchObject({ phase: 'printing', sheets: 1, sheetsOut: 0 });
    session.printed(progressOf('delivered', { sheetsOut: 1 }));
    expect(view()).toMatchObject({ person: null, screen: { name: 'take', sheets: 1 } });
    expect(did.discarded).toHaveLength(1);
    expect(tones).toContain('take');
  });

  it('hears a job that was over before anybody listened', async () => {
    const all = await atPreview();
    all.answers.progress = progressOf('delivered', { sheetsOut: 1 });
    all.session.submit({ type: 'print.confirm', input: undefined });
    await settle();
    expect(all.view().screen.name).toBe('take');
  });

  it('makes another document for another choice, and wipes the first', async () => {
    const { session, view, did } = await atPreview();
    session.submit({ type: 'session.back', input: undefined });
    expect(view().screen).toMatchObject({ name: 'request', purpose: 'visa', copies: 2 });
    expect(did.discarded).toHaveLength(1);
  });

  it('wipes a document that is ready only after the person has left', async () => {
    const all = begin();
    const slow = Promise.withResolvers<ReturnType<typeof preparedOf>>();
    all.answers.prepare = () => slow.promise;
    await atPreview(all);
    all.session.submit({ type: 'session.exit', input: undefined });
    slow.resolve(preparedOf());
    await settle();
    expect(all.did.discarded).toHaveLength(1);
    expect(all.session.context().visit.prepared).toBeNull();
  });

  it('prints once however often one taps', async () => {
    const { session, did } = await atPreview();
    expect(session.submit({ type: 'print.confirm', input: undefined })).toBe(true);
    expect(session.submit({ type: 'print.confirm', input: undefined })).toBe(false);
    await settle();
    expect(session.submit({ type: 'print.confirm', input: undefined })).toBe(false);
    expect(did.started).toHaveLength(1);
  });
});

describe('what goes wrong with the paper', () => {
  it('tells of an empty tray and goes on by itself', async () => {
    const { session, view, tones } = await following();
    session.printed(progressOf('attention', { reasons: ['media-empty'] }));
    expect(view().screen).toMatchObject({
      phase: 'attention',
      attention: { code: 'PRINTER_MEDIA_EMPTY', text: { zh: expect.stringContaining('缺纸') } },
    });
    expect(tones.at(-1)).toBe('attention');
    session.printed(progressOf('printing'));
    expect(view().screen).toMatchObject({ phase: 'printing', attention: null });
  });

  it('asks the person when nobody else can know, and believes them', async () => {
    const { session, view, did } = await following();
    session.printed(progressOf('ambiguous'));
    expect(view().screen).toMatchObject({
      name: 'ambiguous',
      message: { code: 'PRINT_UNCERTAIN' },
    });
    session.submit({ type: 'ambiguous.answer', input: { cameOut: true } });
    expect(did.answered).toEqual([true]);
    expect(view()).toMatchObject({ person: null, screen: { name: 'done', delivered: true } });
  });

  it('prints again for a person who saw nothing, under a new number and only when they confirm it', async () => {
    const { session, view, did } = await following();
    session.printed(progressOf('ambiguous'));
    session.submit({ type: 'ambiguous.answer', input: { cameOut: false } });
    expect(did.answered).toEqual([false]);
    expect(did.discarded).toHaveLength(1);
    await settle();
    expect(view().screen).toMatchObject({
      name: 'preview',
      ready: true,
      message: { code: 'PRINT_NOT_OUT' },
    });
    const { issueId } = preparedOf();
    expect(did.prepared.map(({ after }) => after)).toMatchObject([null, { issueId, attempt: 1 }]);
    expect(did.started).toHaveLength(1);
    session.submit({ type: 'print.confirm', input: undefined });
    await settle();
    expect(did.started).toHaveLength(2);
    session.printed(progressOf('delivered', { attempt: 2 }));
    expect(view().screen.name).toBe('take');
  });

  it('shows the slip of a job without paper, and takes the word of who has none', async () => {
    const { session, view, did, answers } = await following();
    session.printed(progressOf('voided'));
    expect(did.ended).toEqual(['voided']);
    const answer = () => session.submit({ type: 'slip.answer', input: { cameOut: false } });
    expect(answer()).toBe(false);
    for (const state of ['coming', 'out'] as const) {
      answers.slip = { caseNumber: 'K01-000123', state };
      session.statusChanged();
      expect(view().screen).toMatchObject({ name: 'done', slip: answers.slip });
      expect(answer()).toBe(false);
    }
    for (const state of ['presumed', 'in-doubt', 'failed'] as const) {
      answers.slip = { caseNumber: 'K01-000123', state };
      expect(answer()).toBe(true);
    }
    expect(did.slipAnswered).toEqual([false, false, false]);
  });

  it('asks who holds the paper for a stamp that its machine did not see', async () => {
    const { session, view, did, answers } = await following();
    session.printed(progressOf('delivered'));
    session.submit({ type: 'paper.taken', input: undefined });
    const answer = () => session.submit({ type: 'stamp.answer', input: { isThere: false } });
    expect(answer()).toBe(false);
    answers.stampInDoubt = true;
    session.statusChanged();
    expect(view().screen).toMatchObject({ name: 'done', stamp: 'in-doubt' });
    expect(answer()).toBe(true);
    expect(did.stampAnswered).toEqual([false]);
  });

  it('begins another document for a person who then chooses differently', async () => {
    const { session, did } = await following();
    session.printed(progressOf('ambiguous'));
    session.submit({ type: 'ambiguous.answer', input: { cameOut: false } });
    await settle();
    session.submit({ type: 'session.back', input: undefined });
    session.submit({ type: 'request.preview', input: undefined });
    await settle();
    expect(did.prepared.at(-1)).toMatchObject({ after: null });
  });

  it('believes evidence that comes while it asks', async () => {
    const { session, view } = await following();
    session.printed(progressOf('ambiguous'));
    session.printed(progressOf('delivered'));
    expect(view().screen.name).toBe('take');
  });

  it('leaves a question nobody answers to staff, and forgets the person', async () => {
    const { session, view, pass, did } = await following();
    session.printed(progressOf('ambiguous'));
    pass(90);
    expect(view()).toMatchObject({ person: null, screen: { name: 'attract' } });
    expect(did.answered).toEqual([]);
  });

  it('says that nothing was printed when the printer was gone', async () => {
    const { session, view } = await following();
    session.printed(progressOf('voided', { reasons: ['offline'] }));
    expect(view().screen).toMatchObject({
      name: 'done',
      delivered: false,
      message: { code: 'PRINT_FAILED' },
    });
  });

  it('cancels for a person who leaves, and forgets them before the printer has answered', async () => {
    const { session, view, did } = await following();
    session.submit({ type: 'session.exit', input: undefined });
    expect(did.givenUp).toHaveLength(1);
    expect(view()).toMatchObject({ person: null, screen: { name: 'printing' } });
    session.printed(progressOf('voided', { reasons: ['given-up'] }));
    expect(view().screen).toMatchObject({
      name: 'done',
      delivered: false,
      message: { code: 'PRINT_CANCELLED' },
    });
  });

  it('gives up a document that was being sealed when its person left', async () => {
    const all = await atPreview();
    const slow = Promise.withResolvers<Issued>();
    all.answers.commit = () => slow.promise;
    all.session.submit({ type: 'print.confirm', input: undefined });
    all.session.submit({ type: 'session.exit', input: undefined });
    expect(all.view()).toMatchObject({ person: null, screen: { name: 'attract' } });
    slow.resolve({ issueId: 'late', form: 'a4', sheets: 1, amountFen: 0 });
    await settle();
    expect(all.did.givenUp).toEqual(['late']);
  });

  it('tells why a document could not be made, in the words of who knows', async () => {
    const all = begin();
    all.answers.prepare = () => Promise.reject(new ExplainedError('glyph'));
    await atPreview(all);
    expect(all.view().screen).toMatchObject({ ready: false, message: faultMessage });
    expect(all.session.submit({ type: 'print.confirm', input: undefined })).toBe(false);
    expect(all.did.failed).toEqual(['prepare']);
  });

  it('keeps the preview when sealing fails, so that one may try again', async () => {
    const all = await atPreview();
    all.answers.commit = () => Promise.reject(new Error('disk full'));
    all.session.submit({ type: 'print.confirm', input: undefined });
    await settle();
    expect(all.view().screen).toMatchObject({
      name: 'preview',
      ready: true,
      message: { code: 'ISSUE_FAILED' },
    });
  });

  it('does not start a job at a printer that has gone meanwhile', async () => {
    const all = await atPreview();
    all.answers.assessment = nothingPrints;
    all.session.submit({ type: 'print.confirm', input: undefined });
    expect(all.view().screen).toMatchObject({ name: 'preview', message: faultMessage });
    expect(all.did.started).toEqual([]);
  });
});

describe('cards', () => {
  it('recognise at once from attract and from every way of identifying', () => {
    const ways = [
      () => undefined,
      () => ({ type: 'session.begin', input: undefined }) as const,
      () => ({ type: 'identify.choose', input: { method: 'password' } }) as const,
      () => ({ type: 'identify.choose', input: { method: 'face' } }) as const,
    ];
    for (let count = 1; count <= ways.length; count += 1) {
      const all = timedSession();
      for (const way of ways.slice(0, count)) {
        const event = way();
        if (event) all.session.submit(event);
      }
      all.session.cardRead(linXiao());
      expect(all.view().screen.name).toBe('home');
      all.session.stop();
    }
  });

  it('that nobody has lead to the other ways, calmly', () => {
    const { session, view } = begin();
    session.cardRead(null);
    expect(view().screen).toMatchObject({ name: 'identify', message: { code: 'CARD_UNKNOWN' } });
  });

  it('of another person are ignored in the middle of a visit, and one is told', () => {
    const { session, view } = begin();
    session.cardRead(linXiao());
    session.submit({ type: 'service.open', input: { service: 'certificates' } });
    session.cardRead(maYuan());
    expect(view()).toMatchObject({
      person: { noTail: '0101' },
      notice: { code: 'CARD_OTHER' },
      screen: { name: 'documents' },
    });
    session.submit({ type: 'session.touch', input: undefined });
    expect(view().notice).toBeUndefined();
    session.cardRead(linXiao());
    expect(view().notice).toBeUndefined();
  });

  it('that are resident IDs are the same kind of card, in every part of a visit', async () => {
    const all = await following();
    const { session, view } = all;
    session.cardRead(maYuan(), 'resident-id');
    expect(view()).toMatchObject({ notice: { code: 'CARD_OTHER' }, screen: { name: 'printing' } });
    session.printed(progressOf('delivered'));
    session.cardRead(maYuan(), 'resident-id');
    expect(view()).toMatchObject({ notice: { code: 'PAPER_WAITING' }, screen: { name: 'take' } });
    session.submit({ type: 'paper.taken', input: undefined });
    session.cardRead(maYuan(), 'resident-id');
    expect(view()).toMatchObject({ person: { noTail: '0207' }, screen: { name: 'home' } });
    expect(session.context().visit.identifiedBy).toBe('resident-id');
    session.cardRead(maYuan(), 'card');
    expect(view().notice).toBeUndefined();
    session.submit({ type: 'session.exit', input: undefined });
    session.cardRead(null, 'resident-id');
    expect(view().screen).toMatchObject({ name: 'identify', message: { code: 'ID_CARD_UNKNOWN' } });
  });

  it('that could not be read bring help, but to nobody in the middle of a visit', () => {
    const { session, view } = begin();
    session.hint(messages.cardUnreadable);
    expect(view().screen).toMatchObject({ name: 'identify', message: { code: 'CARD_UNREADABLE' } });
    session.submit({ type: 'identify.choose', input: { method: 'password' } });
    session.hint(messages.severalCards);
    expect(view()).toMatchObject({
      notice: { code: 'CARDS_SEVERAL' },
      screen: { name: 'password' },
    });
    session.cardRead(linXiao());
    const home = view();
    session.hint(messages.severalCards);
    expect(view()).toEqual(home);
  });

  it('tapped beside a scanned paper put the paper away', () => {
    const { session, view } = begin();
    session.paperChecked(falsePaper);
    expect(view()).toMatchObject({ person: null, screen: falsePaper });
    session.cardRead(linXiao());
    expect(view().screen.name).toBe('home');
    expect(session.context().visit.paper).toBeNull();
    session.paperChecked(falsePaper);
    expect(view().screen.name).toBe('home');
  });

  it('tapped before the camera narrow the look to their holder', () => {
    const { session, view } = begin();
    session.submit({ type: 'session.begin', input: undefined });
    session.submit({ type: 'identify.choose', input: { method: 'face' } });
    session.submit({ type: 'identify.digits', input: { digits: '0101' } });
    session.cardRead(maYuan());
    expect(view().screen).toMatchObject({ name: 'face', message: { code: 'FACE_HOLDER' } });
    expect(session.context().visit.claim).toMatchObject({ by: 'card' });
  });
});

describe('the language and size of the screens', () => {
  it('follow the person, then go back', () => {
    const { session, view } = begin();
    session.cardRead(personNo('L2025003'));
    expect(view().locale).toBe('en');
    session.submit({ type: 'size.set', input: { textSize: 'large' } });
    session.submit({ type: 'low.set', input: { low: true } });
    session.submit({ type: 'session.exit', input: undefined });
    expect(view()).toMatchObject({ locale: 'zh-CN', textSize: 'normal', low: false });
  });

  it('stay as the person chose by hand', () => {
    const { session, view } = begin();
    session.submit({ type: 'locale.set', input: { locale: 'en' } });
    session.cardRead(linXiao());
    expect(view().locale).toBe('en');
  });

  it('change in the middle of a request and lose nothing', async () => {
    const { session, view } = await atPreview();
    session.submit({ type: 'locale.set', input: { locale: 'en' } });
    expect(view()).toMatchObject({
      locale: 'en',
      screen: { name: 'preview', copies: 2, ready: true },
    });
  });

  it('are those of the person until the paper is taken', async () => {
    const { session, view } = await following();
    session.submit({ type: 'locale.set', input: { locale: 'en' } });
    session.printed(progressOf('delivered'));
    expect(view()).toMatchObject({ locale: 'en', person: null });
    session.submit({ type: 'paper.taken', input: undefined });
    session.cardRead(maYuan());
    expect(view()).toMatchObject({ locale: 'zh-CN', person: { noTail: '0207' } });
  });
});

describe('passwords', () => {
  async function typed(all: TimedSession) {
    all.session.submit({ type: 'session.begin', input: undefined });
    all.session.submit({ type: 'identify.choose', input: { method: 'password' } });
    all.session.submit({ type: 'identify.password', input: { no: '2024110101', password: 'x' } });
    await settle();
  }

  it('count the tries, then lock, and say so', async () => {
    const all = begin();
    await typed(all);
    expect(all.view().screen).toMatchObject({
      name: 'password',
      triesLeft: 4,
      message: { code: 'PASSWORD_WRONG' },
    });
    all.answers.password = { person: null, triesLeft: 0 };
    all.session.submit({ type: 'identify.password', input: { no: '2024110101', password: 'x' } });
    await settle();
    expect(all.view().screen).toMatchObject({ triesLeft: 0, message: { code: 'PASSWORD_LOCKED' } });
  });

  it('let in who knows theirs', async () => {
    const all = begin();
    all.answers.password = { person: linXiao(), triesLeft: 5 };
    await typed(all);
    expect(all.view().screen.name).toBe('home');
    expect(all.session.context().visit.identifiedBy).toBe('password');
  });
});

describe('faces', () => {
  async function look(all: TimedSession) {
    all.session.submit({ type: 'identify.face', input: { capture: capture() } });
    await settle();
  }
  function atFace(): TimedSession {
    const all = begin();
    all.session.submit({ type: 'session.begin', input: undefined });
    all.session.submit({ type: 'identify.choose', input: { method: 'face' } });
    all.session.submit({ type: 'identify.digits', input: { digits: '0101' } });
    expect(all.view().screen).toMatchObject({ name: 'face', triesLeft: 3 });
    return all;
  }

  it('have three tries, then another way is taken', async () => {
    const all = atFace();
    await look(all);
    expect(all.view().screen).toMatchObject({ triesLeft: 2, message: { code: 'FACE_UNSURE' } });
    await look(all);
    await look(all);
    expect(all.view().screen).toMatchObject({
      name: 'identify',
      message: { code: 'FACE_GIVEN_UP' },
    });
    expect(all.session.context().visit.claim).toBeNull();
  });

  it('are not looked for when nobody with these digits is enrolled here', () => {
    const all = begin();
    all.answers.canMatch = false;
    all.session.submit({ type: 'session.begin', input: undefined });
    all.session.submit({ type: 'identify.choose', input: { method: 'face' } });
    all.session.submit({ type: 'identify.digits', input: { digits: '9999' } });
    expect(all.view().screen).toMatchObject({
      name: 'digits',
      message: { code: 'FACE_NOT_ENROLLED' },
    });
  });

  it('of two people are not compared, and no try is counted', () => {
    const { session, view } = atFace();
    session.submit({ type: 'face.problem', input: { problem: 'two-faces' } });
    expect(view().screen).toMatchObject({ triesLeft: 3, message: { code: 'FACE_TWO' } });
  });

  it('without a camera send one to the other ways', () => {
    const { session, view } = atFace();
    session.submit({ type: 'face.problem', input: { problem: 'no-camera' } });
    expect(view().screen).toMatchObject({ name: 'identify', message: { code: 'CAMERA_MISSING' } });
  });

  it('are enrolled only after consent, and deleted on a word', async () => {
    const all = begin();
    const { session, view } = all;
    session.cardRead(linXiao());
    session.submit({ type: 'service.open', input: { service: 'face' } });
    expect(view().screen.name).toBe('consent');
    expect(
      session.submit({ type: 'face.enrol', input: { shots: [capture(), capture(), capture()] } }),
    ).toBe(false);
    session.submit({ type: 'face.consent', input: { accept: true } });
    expect(view().screen).toMatchObject({ name: 'face', task: { mode: 'enrol', frames: 3 } });
    session.submit({ type: 'face.enrol', input: { shots: [capture(), capture(), capture()] } });
    await settle();
    expect(view().screen).toMatchObject({
      name: 'home',
      faceEnrolled: true,
      message: { code: 'FACE_ENROLLED' },
    });
    session.submit({ type: 'face.withdraw', input: undefined });
    await settle();
    expect(view().screen).toMatchObject({
      faceEnrolled: false,
      message: { code: 'FACE_WITHDRAWN' },
    });
  });

  it('are not enrolled when consent is declined', () => {
    const { session, view } = begin();
    session.cardRead(linXiao());
    session.submit({ type: 'service.open', input: { service: 'face' } });
    session.submit({ type: 'face.consent', input: { accept: false } });
    expect(view().screen.name).toBe('home');
  });
});

describe('the passport form of the name', () => {
  it('is confirmed once on the way to an English paper', async () => {
    const { session, view } = begin();
    session.cardRead(personNo('2025210216'));
    session.submit({ type: 'service.open', input: { service: 'certificates' } });
    session.submit({ type: 'document.choose', input: { document: 'D02' } });
    expect(view().screen).toMatchObject({ name: 'name', nameEn: expect.stringMatching(/^L/) });
    session.submit({ type: 'name.confirm', input: undefined });
    await settle();
    expect(view().screen).toMatchObject({ name: 'request', document: 'D02' });
  });
});

describe('a kiosk that cannot serve', () => {
  it('says so, and comes back by itself', () => {
    const all = begin();
    all.answers.assessment = { ...allWell, outOfService: faultMessage };
    all.session.statusChanged();
    expect(all.view().screen).toMatchObject({ name: 'out-of-service', message: faultMessage });
    all.answers.assessment = allWell;
    all.session.statusChanged();
    expect(all.view().screen.name).toBe('attract');
  });

  it('lets a visit under way come to its end first', () => {
    const all = begin();
    all.session.cardRead(linXiao());
    all.answers.assessment = { ...allWell, outOfService: faultMessage };
    all.session.statusChanged();
    expect(all.view().screen.name).toBe('home');
    all.session.submit({ type: 'session.exit', input: undefined });
    expect(all.view().screen.name).toBe('out-of-service');
  });
});

describe('a fault inside the session', () => {
  it('ends this visit, tells so, and the next person is served', () => {
    const all = begin();
    const { session, view, did } = all;
    session.cardRead(linXiao());
    const whole = { ...all.services };
    all.services.offers = () => {
      throw new Error('a record that does not open');
    };
    session.submit({ type: 'service.open', input: { service: 'certificates' } });
    expect(view()).toMatchObject({
      person: null,
      screen: { name: 'fault', message: { code: 'KIOSK_FAULT' } },
    });
    expect(did.failed).toEqual(['session']);
    session.cardRead(linXiao());
    expect(view().screen.name).toBe('fault');
    Object.assign(all.services, whole);
    session.cardRead(maYuan());
    expect(view()).toMatchObject({ screen: { name: 'home' }, person: { noTail: '0207' } });
  });
});

describe('views', () => {
  it('grow by one with every change and only then', () => {
    const { session, view, views } = begin();
    const first = view().revision;
    session.submit({ type: 'session.touch', input: undefined });
    session.statusChanged();
    expect(view().revision).toBe(first);
    session.submit({ type: 'session.begin', input: undefined });
    expect(view().revision).toBe(first + 1);
    expect(views.map(({ revision }) => revision)).toEqual([first + 1]);
  });
});

describe('a technician', () => {
  it('gets in while the kiosk is out of service, with a card and the password; nobody else does', async () => {
    const { session, view, answers } = begin();
    answers.assessment = { ...allWell, outOfService: faultMessage };
    session.statusChanged();
    expect(view().screen.name).toBe('out-of-service');
    session.cardRead(linXiao());
    expect(view().screen.name).toBe('out-of-service');
    session.cardRead(personNo('T30002'));
    expect(view().screen.name).toBe('password');
    answers.password = { person: personNo('T30002'), triesLeft: 5 };
    session.submit({ type: 'identify.password', input: { no: 'T30002', password: 'secret' } });
    await settle();
    session.submit({ type: 'maintenance.open', input: undefined });
    expect(view().screen.name).toBe('devices');
    session.submit({ type: 'device.test', input: { device: 'printer' } });
    expect(view().screen).toMatchObject({ name: 'devices', testing: 'printer' });
    await settle();
    expect(view().screen).toMatchObject({ testing: null, message: { code: 'TEST_PASSED' } });
    session.submit({ type: 'session.exit', input: undefined });
    expect(view()).toMatchObject({ person: null, screen: { name: 'out-of-service' } });
  });
});

describe('a paper of another kiosk', () => {
  async function atHome(all = begin()): Promise<TimedSession> {
    all.answers.claim = claimOf();
    all.session.cardRead(linXiao());
    await settle();
    return all;
  }

  async function resumed(all = begin()): Promise<TimedSession> {
    await atHome(all);
    all.session.submit({ type: 'print.resume', input: undefined });
    await settle();
    return all;
  }

  it('comes first at home, with until when', async () => {
    const { view } = await atHome();
    expect(view().screen).toMatchObject({
      name: 'home',
      resume: {
        documentName: { zh: '在读证明' },
        copies: 2,
        until: claimOf().until,
        why: null,
      },
    });
  });

  it('is gone on with by one touch: same purpose, same copies, the next attempt', async () => {
    const { session, view, did } = await resumed();
    expect(did.taken).toEqual([claimOf()]);
    expect(view().screen).toMatchObject({
      name: 'preview',
      ready: true,
      copies: 2,
      purpose: { code: 'visa' },
      message: { code: 'PRINT_RESUMED' },
    });
    expect(did.prepared).toMatchObject([
      { purpose: 'visa', copies: 2, after: { issueId: claimOf().issueId, attempt: 1 } },
    ]);
    session.submit({ type: 'print.confirm', input: undefined });
    await settle();
    expect(did.started).toHaveLength(1);
  });

  it('cannot be changed: back leads home, and the claim goes back', async () => {
    const { session, view, did } = await resumed();
    session.submit({ type: 'session.back', input: undefined });
    expect(view().screen.name).toBe('home');
    expect([did.letGo, did.discarded.length]).toEqual([1, 1]);
    expect(session.context().visit).toMatchObject({ resume: null, after: null });
  });

  it.each([
    ['held', 'CLAIM_HELD'],
    ['over', 'CLAIM_OVER'],
    ['offline', 'CLAIM_OFFLINE'],
  ] as const)(
    'is not printed when central says %s; everything else still works',
    async (take, code) => {
      const all = begin();
      all.answers.take = take;
      const { session, view, did } = await resumed(all);
      expect(view().screen).toMatchObject({ name: 'home', message: { code } });
      expect(did.prepared).toEqual([]);
      expect(session.submit({ type: 'service.open', input: { service: 'certificates' } })).toBe(
        true,
      );
    },
  );

  it('is refused with the reason when the rules have changed meanwhile', async () => {
    const all = begin();
    all.answers.claim = claimOf({ personNo: '2025110318' });
    all.session.cardRead(personNo('2025110318'));
    all.session.submit({ type: 'print.resume', input: undefined });
    await settle();
    expect(all.view().screen).toMatchObject({ name: 'refusal', refusal: { rule: 'R02' } });
    expect(all.did.taken).toEqual([]);
  });

  it('asks for an unconfirmed name first, then goes on', async () => {
    const all = begin();
    all.answers.claim = claimOf({ personNo: '2025210216', document: 'D02', copies: 1 });
    all.session.cardRead(personNo('2025210216'));
    all.session.submit({ type: 'print.resume', input: undefined });
    expect(all.view().screen.name).toBe('name');
    expect(all.did.taken).toEqual([]);
    all.session.submit({ type: 'name.confirm', input: undefined });
    await settle();
    expect(all.view().screen).toMatchObject({ name: 'preview', copies: 1 });
    expect(all.did.taken).toHaveLength(1);
  });

  it('is not taken for more copies than are left', async () => {
    const all = begin();
    all.answers.claim = claimOf({ copies: 5 });
    const person = { ...linXiao(), issuedThisTerm: { D01: 17 } };
    all.session.cardRead(person);
    all.session.submit({ type: 'print.resume', input: undefined });
    await settle();
    expect(all.view().screen).toMatchObject({ name: 'home', message: { code: 'CLAIM_COPIES' } });
  });

  it('is not offered where nothing can be printed', async () => {
    const all = begin();
    all.answers.assessment = nothingPrints;
    const { session, view } = await atHome(all);
    expect(view().screen).toMatchObject({ resume: { why: { en: 'This kiosk cannot print now' } } });
    expect(session.submit({ type: 'print.resume', input: undefined })).toBe(false);
  });
});

describe('leaving for another kiosk', () => {
  async function heldUp(): Promise<TimedSession> {
    const all = await following();
    all.session.printed(progressOf('attention', { reasons: ['media-jam'] }));
    return all;
  }

  it('is offered only while the printer waits for help', async () => {
    const { session, view } = await following();
    session.printed(progressOf('printing'));
    expect(view().screen).toMatchObject({ name: 'printing', elsewhere: null });
    expect(session.submit({ type: 'print.elsewhere', input: undefined })).toBe(false);
    session.printed(progressOf('attention', { reasons: ['media-jam'] }));
    expect(view().screen).toMatchObject({ name: 'printing', elsewhere: 'offered' });
  });

  it('gives the job up, and says until when one can go on', async () => {
    const { session, view, did } = await heldUp();
    session.submit({ type: 'print.elsewhere', input: undefined });
    expect(did.givenUp).toHaveLength(1);
    expect(view()).toMatchObject({
      person: { noTail: '0101' },
      screen: { name: 'printing', elsewhere: 'ending' },
    });
    session.printed(progressOf('voided', { reasons: ['given-up'] }));
    expect(view()).toMatchObject({
      person: null,
      screen: {
        name: 'done',
        delivered: false,
        resume: { until: '2026-11-22T04:10:00.000Z', online: true },
        message: { code: 'PRINT_CANCELLED' },
      },
    });
    session.submit({ type: 'session.exit', input: undefined });
    expect(session.context().resumableUntil).toBeNull();
  });

  it('asks when only the person can know; no leads on, not to another print here', async () => {
    const { session, view, did } = await heldUp();
    session.submit({ type: 'print.elsewhere', input: undefined });
    session.printed(progressOf('ambiguous'));
    expect(view().screen.name).toBe('ambiguous');
    session.submit({ type: 'ambiguous.answer', input: { cameOut: false } });
    expect(did.answered).toEqual([false]);
    expect(view()).toMatchObject({
      person: null,
      screen: { name: 'done', resume: { online: true }, message: { code: 'PRINT_NOT_OUT' } },
    });
    expect(did.ended).toEqual(['answered']);
  });

  it('takes a paper that came out after all', async () => {
    const { session, view } = await heldUp();
    session.submit({ type: 'print.elsewhere', input: undefined });
    session.printed(progressOf('delivered'));
    expect(view()).toMatchObject({ person: null, screen: { name: 'take' } });
  });

  it('is staff’s when the job never ends', async () => {
    const { session, view, pass } = await heldUp();
    session.submit({ type: 'print.elsewhere', input: undefined });
    pass(60);
    expect(view()).toMatchObject({
      person: null,
      screen: { name: 'fault', message: { code: 'PRINT_NEEDS_STAFF' } },
    });
  });
});
