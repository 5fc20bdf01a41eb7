/**
 * The device agent: the process in which drivers live. It holds no truth: whatever it knew is asked again from the
 * devices by the next one. It ends with its parent.
 */
import { createRegistry, DeviceError } from '@hallway/device-drivers';
import type { DeviceConfig, DeviceRegistry } from '@hallway/device-drivers';
import type { ToAgent, ToCore } from './messages.ts';

type Call = ToAgent & { kind: 'call' };

/** How often the health of every device is told although nothing changed. */
const HEALTH_MS = 5_000;

let registry: DeviceRegistry | null = null;
/** Calls under way that core can still give up. */
const givingUp = new Map<number, AbortController>();

function tell(message: ToCore): void {
  // A parent that just went away is no news: `disconnect` ends us. Without a callback its broken pipe would be thrown.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function open(devices: DeviceConfig[], off: string[]): Promise<void> {
  const opened = createRegistry(devices);
  registry = opened;
  opened.on((event) => tell({ kind: 'event', event }));
  await Promise.all(off.map((id) => opened.setDisabled(id, true)));
  await opened.start();
  const tellHealth = (): void => tell({ kind: 'health', health: opened.health() });
  tellHealth();
  setInterval(tellHealth, HEALTH_MS);
}

async function answer({ id, device, capability, call, args, abortable }: Call): Promise<void> {
  try {
    if (registry === null) throw new DeviceError('not-configured', 'the agent has no devices yet');
    const offered = registry.capability(device, capability);
    const method: unknown = Reflect.get(offered, call);
    if (typeof method !== 'function') throw new TypeError(`no call ${call} of ${capability}`);
    const given = abortable ? withSignal(id, args) : args;
    const value: unknown = await Reflect.apply(method, offered, given);
    tell({ kind: 'ok', id, value });
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    tell({ kind: 'fault', id, fault: error.toFault() });
  } finally {
    givingUp.delete(id);
  }
}

function withSignal(id: number, args: unknown[]): unknown[] {
  const controller = new AbortController();
  givingUp.set(id, controller);
  return [...args.slice(0, -1), { ...(args.at(-1) as object), signal: controller.signal }];
}

process.on('message', (message) => {
  const wanted = message as ToAgent; // from our own core, built with this file
  switch (wanted.kind) {
    case 'devices':
      return void open(wanted.devices, wanted.off);
    case 'switch':
      return void registry?.setDisabled(wanted.device, wanted.disabled);
    case 'call':
      return void answer(wanted);
    case 'give-up':
      return givingUp.get(wanted.id)?.abort();
  }
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void registry?.stop().finally(() => process.exit(0)));
// Ctrl+C at a terminal reaches every process; the agent ends when core has put its work down.
process.on('SIGINT', () => {});
