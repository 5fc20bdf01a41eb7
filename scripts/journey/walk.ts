import type { Page } from 'playwright-core';
import type {
  Bilingual,
  Form,
  KioskView,
  PersonMessage,
  RefusalView,
  Screen,
} from '@hallway/kiosk/bridge';
import { en } from '../../kiosk/src/ui/i18n/en.ts';
import { zhCN } from '../../kiosk/src/ui/i18n/zh-CN.ts';
import type { Views } from './views.ts';

/** The person was turned away, with the words the screen gave them. */
export class Refused extends Error {
  readonly refusal: { rule: string; field: string; fix: string };
  constructor(refusal: { rule: string; field: string; fix: string }) {
    super(`Refused by ${refusal.rule}.`);
    this.refusal = refusal;
  }
}

/** A pair of hands and eyes at the screen: presses what is shown, by the words on it. */
export class Walk {
  readonly #page: Page;
  readonly #views: Views;

  constructor(page: Page, views: Views) {
    this.#page = page;
    this.#views = views;
  }

  /** Attract → identify, as a person without a card begins; past the farewell to the person before. */
  async begin(): Promise<void> {
    const { screen } = await this.#views.untilScreen(['attract', 'done']);
    if (screen.name === 'done') await this.#press(this.#words.done.finish);
    await this.#views.untilScreen(['attract']);
    await this.#press(this.#words.attract.begin);
    await this.#views.untilScreen(['identify']);
  }

  /** The card was put on the reader: home, or a message. */
  async recognised(ms = 15_000): Promise<void> {
    const view = await this.#views.until(
      ({ screen }) => screen.name === 'home' || messageOf(screen) !== null,
      ms,
    );
    this.#refuse(messageOf(view.screen), 'credential');
  }

  async signInByPassword(no: string, password: string): Promise<void> {
    await this.#press(this.#words.identify.password);
    await this.#views.untilScreen(['password']);
    await this.#type(no);
    await this.#press(this.#words.password.next);
    await this.#type(password);
    await this.#press(this.#words.password.signIn);
    await this.recognised();
  }

  /** Opens the camera for the last four digits of a number; the page does the rest. */
  async openCamera(no: string): Promise<void> {
    await this.#press(this.#words.identify.face);
    await this.#views.untilScreen(['digits']);
    await this.#type(no.slice(-4));
    await this.#press(this.#words.digits.next);
    await this.#views.untilScreen(['face']);
  }

  /** Home, or the end of the tries: "not sure" asks for the card. */
  async recognisedByFace(ms = 90_000): Promise<void> {
    const view = await this.#views.until(({ screen }) => screen.name !== 'face', ms);
    if (view.screen.name !== 'home') this.#refuse(messageOf(view.screen) ?? unsure, 'face');
  }

  /** From home: consent, shots, and home again with the face enrolled. */
  async enrolFace(): Promise<void> {
    await this.#press(this.#words.home.face);
    await this.#views.untilScreen(['consent']);
    await this.#press(this.#words.consent.accept);
    await this.#views.untilScreen(['face']);
    const view = await this.#views.untilScreen(['home', 'identify', 'attract'], 90_000);
    if (view.screen.name !== 'home' || !view.screen.faceEnrolled)
      this.#refuse(messageOf(view.screen) ?? unsure, 'face');
  }

  /**
   * Home → documents → the chosen one, past the name check. Throws Refused with the rule.
   *
   * @param document its key on the list: D01, D08-en:2026-national
   */
  async chooseDocument(document: string): Promise<void> {
    await this.#press(this.#words.home.certificates);
    const { screen } = await this.#views.untilScreen(['documents']);
    const entry =
      screen.name === 'documents'
        ? screen.documents.find((offered) => offered.document === document)
        : undefined;
    if (entry === undefined)
      throw new Refused({ rule: 'NOT_OFFERED', field: 'document', fix: '请选择列表中的证明' });
    await this.#turnTo(this.#pick(entry.name));
    await this.#press(this.#pick(entry.name));
    const { screen: next } = await this.#views.untilScreen([
      'request',
      'preview',
      'refusal',
      'name',
    ]);
    if (next.name === 'refusal') throw new Refused(words(next.refusal));
    if (next.name === 'name') {
      await this.#press(this.#words.name.yes);
      await this.#views.untilScreen(['request', 'preview']);
    }
  }

  /** Turns the list of documents until one of this name is on it. */
  async #turnTo(name: string): Promise<void> {
    const tile = this.#page.getByRole('button', { name });
    const more = this.#page.getByRole('button', { name: this.#words.documents.more });
    await tile.or(more).first().waitFor({ timeout: 15_000 });
    for (let page = 1; page < 10 && (await tile.count()) === 0; page += 1) await more.click();
  }

  /**
   * Purpose and copies, where there is something to choose → preview of the very PDF or slip.
   *
   * @param password given when the rules ask for it besides a card or a face
   */
  async preview(purpose: string | null, copies: number, password: string): Promise<void> {
    const { screen } = await this.#views.untilScreen(['request', 'preview']);
    if (screen.name === 'request') await this.#request(screen, purpose, copies, password);
    const view = await this.#views.until(
      (now) =>
        now.screen.name === 'refusal' ||
        (now.screen.name === 'preview' && (now.screen.ready || now.screen.message !== null)) ||
        (['fault', 'request', 'second-factor'].includes(now.screen.name) &&
          messageOf(now.screen) !== null),
      20_000,
    );
    if (view.screen.name === 'refusal') throw new Refused(words(view.screen.refusal));
    this.#refuse(messageOf(view.screen), 'document');
  }

  async #request(
    screen: Extract<Screen, { name: 'request' }>,
    purpose: string | null,
    copies: number,
    password: string,
  ): Promise<void> {
    const needsPurpose = screen.purposes.length > 0;
    const wanted = screen.purposes.find(({ code }) => code === purpose);
    if (needsPurpose && wanted === undefined)
      throw new Refused({ rule: 'R10', field: 'purpose', fix: '请选择列表中的用途' });
    if (copies > screen.maxCopies)
      throw new Refused({ rule: 'R09', field: 'copies', fix: `最多 ${screen.maxCopies} 份` });
    if (wanted) await this.#page.getByRole('radiogroup').getByText(this.#pick(wanted.name)).click();
    for (let n = 1; n < copies; n += 1) await this.#press(this.#words.request.extra);
    await this.#views.until(
      (view) =>
        view.screen.name === 'request' &&
        (!needsPurpose || view.screen.purpose === purpose) &&
        view.screen.copies === copies,
      10_000,
    );
    await this.#press(this.#words.request.preview);
    const { screen: next } = await this.#views.untilScreen(['preview', 'second-factor', 'refusal']);
    if (next.name === 'second-factor') {
      await this.#type(password);
      await this.#press(this.#words.secondFactor.next);
    }
  }

  /** What the preview shows: sheets or a slip. */
  get form(): Form {
    const screen = this.#views.current?.screen;
    return screen?.name === 'preview' ? screen.form : 'a4';
  }

  /** The point of no return. */
  async confirm(copies: number): Promise<void> {
    const { print, printSlip } = this.#words.preview;
    const isSlip = this.form === 'slip';
    await this.#press(isSlip ? printSlip : print.replace('{{count}}', String(copies)));
    await this.#views.untilScreen(['printing', 'take', 'ambiguous', 'fault', 'done']);
  }

  /** Paper is out: takes it and waits until nothing of the person is left. */
  async takePaper(): Promise<void> {
    await this.#press(this.#words.take.taken);
    await this.#views.until((view) => view.person === null, 10_000);
  }

  async exit(): Promise<void> {
    await this.#press(this.#words.bar.exit);
    await this.#views.untilScreen(['attract']);
  }

  /** Some people's screens open in English. */
  get #words(): typeof zhCN | typeof en {
    return this.#views.current?.locale === 'en' ? en : zhCN;
  }

  #pick(text: Bilingual): string {
    return this.#views.current?.locale === 'en' ? text.en : text.zh;
  }

  async #type(characters: string): Promise<void> {
    for (const character of characters.toUpperCase()) {
      if (/[A-Z-]/.test(character)) await this.#press(this.#words.keypad.letters);
      await this.#press(character);
    }
  }

  /** Presses the button whose visible word it is; a hint may follow in its name. */
  async #press(word: string): Promise<void> {
    const exact = this.#page.getByRole('button', { name: word, exact: true });
    const starting = this.#page.getByRole('button', { name: word });
    await exact.or(starting).first().waitFor({ timeout: 15_000 });
    await ((await exact.count()) > 0 ? exact : starting).first().click();
  }

  #refuse(message: PersonMessage | null, field: string): void {
    if (message !== null) throw new Refused({ rule: message.code, field, fix: message.action.zh });
  }
}

const unsure: PersonMessage = {
  code: 'FACE_NOT_SURE',
  tone: 'attention',
  text: { zh: '没能认出', en: 'Not recognised' },
  action: { zh: '请刷卡或用密码', en: 'Please use your card or password' },
};

function messageOf(screen: KioskView['screen']): PersonMessage | null {
  return 'message' in screen ? screen.message : null;
}

function words({ rule, field, fix }: RefusalView): { rule: string; field: string; fix: string } {
  return { rule, field: field.zh, fix: fix.zh };
}
