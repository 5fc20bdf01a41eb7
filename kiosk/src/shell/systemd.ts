import { spawn } from 'node:child_process';

/**
 * Tells systemd about this service (sd_notify(3)) by systemd's own program, since Node has no datagram sockets to
 * files. Does nothing where no service manager listens.
 */
export function notifySystemd(state: 'READY=1' | 'WATCHDOG=1'): void {
  if (process.env['NOTIFY_SOCKET'] === undefined) return;
  spawn('systemd-notify', [state], { stdio: 'ignore' }).on('error', () => {});
}
