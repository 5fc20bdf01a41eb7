import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { POWER_OVER_STATUS } from '../../bridge/link.ts';
import { notifySystemd } from '../systemd.ts';
import { productionFlags } from './flags.ts';
import { startChromiumHost } from './host.ts';

/**
 * The kiosk's program on Linux with the system's Chromium:
 * `main.ts --config FILE --ui DIR [--browser PROGRAM] [--profile DIR] [--flag SWITCH]…`
 * Under systemd it says when it is ready and, as long as core answers, that it is alive.
 */
const { values } = parseArgs({
  options: {
    config: { type: 'string' },
    ui: { type: 'string' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
    profile: { type: 'string', default: join(tmpdir(), 'hallway-browser') },
    flag: { type: 'string', multiple: true, default: [] },
  },
});
if (values.config === undefined || values.ui === undefined) {
  throw new Error('Usage: main.ts --config FILE --ui DIR');
}

const host = await startChromiumHost({
  configFile: values.config,
  uiDir: values.ui,
  browser: {
    executable: values.browser,
    flags: [...productionFlags, ...values.flag],
    profileDir: values.profile,
  },
  onAlive: () => notifySystemd('WATCHDOG=1'),
  // systemd starts the whole unit again, and the machine when that does not help either.
  onGiveUp: () => process.exit(1),
  // The unit takes this as the order to switch the machine off.
  onPowerOver: () => stop(POWER_OVER_STATUS),
});
notifySystemd('READY=1');

function stop(status: number): void {
  void host.stop().finally(() => process.exit(status));
}
process.on('SIGTERM', () => stop(0));
process.on('SIGINT', () => stop(0));
