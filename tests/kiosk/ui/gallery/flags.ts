export const chromiumPath = '/usr/bin/chromium';

/** For tests only: a browser without a screen, in a container that has no user namespaces. */
export const testFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate',
  '--font-render-hinting=none',
];
