import type { Event, Input, Session, WebContents } from 'electron';
import { mayPass } from '../../bridge/keys.ts';
import { APP_URL, isOwn } from './origin.ts';

type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setVisualZoomLevelLimits'>;

function stay(details: Event & { url: string }): void {
  if (!isOwn(details.url)) details.preventDefault();
}

function onKey(event: Event, input: Input): void {
  if (input.type === 'keyDown' && !mayPass(input)) event.preventDefault();
}

/** Keeps one page where it is: no way to another address, window, frame, size or menu. */
export function lockContents(contents: Contents): void {
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('before-input-event', onKey);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('dom-ready', () => void contents.setVisualZoomLevelLimits(1, 1));
}

/** Keeps the page's session to our own files: nothing is fetched from elsewhere, nothing is saved. */
export function lockSession(
  session: Pick<Session, 'on' | 'setSpellCheckerEnabled' | 'webRequest'>,
): void {
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({
      cancel: !(isOwn(url) || url.startsWith(`blob:${APP_URL}`) || url.startsWith('data:')),
    });
  });
}
