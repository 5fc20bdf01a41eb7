/**
 * How the kiosk's browser is started, each switch with its reason. The sandbox stays on: there is no switch here,
 * nor in deploy/, that weakens it, and none that opens a debugger.
 */
export const productionFlags: readonly string[] = [
  // One window, the whole screen, no address bar.
  '--kiosk',
  // Nothing is kept between two starts.
  '--incognito',
  '--password-store=basic',
  // No bubble, page or dialog of the browser's own.
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  // No gesture that leaves the page or changes its size.
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  // Nothing goes anywhere but to this machine; central is core's business.
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--metrics-recording-only',
  // Tones at the moments one must look or take, though nobody touched the screen yet.
  '--autoplay-policy=no-user-gesture-required',
];
