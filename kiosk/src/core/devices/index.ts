import { backoffMs } from '@hallway/device-drivers';
import type { Capability, DeviceConfig, DeviceEvent, DeviceHealth } from '@hallway/device-drivers';
import { startAgent } from './agent-process.ts';
import type { AgentProcess } from './agent-process.ts';
import { Calls } from './calls.ts';
import type { ToCore } from './messages.ts';
import type { Ports } from './ports.ts';
import type { PrinterPort } from './printer-port.ts';
import { Switchboard } from './switchboard.ts';

export type { Ports } from './ports.ts';
export type { PrinterPort } from './printer-port.ts';

/** The kiosk's devices, whose drivers live in another process. */
export interface Devices {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Last known health of every declared device; `service-down` while there is no agent to ask. */
  health(): DeviceHealth[];
  on(listener: (event: DeviceEvent) => void): () => void;
  /**
   * Switches a device off or on again; one that has something in hand goes off when that is done. Holds for every agent
   * of this run. One that is declared `disabled` stays off; an id that is not declared is passed over.
   */
  setDisabled(id: string, disabled: boolean): void;
  /** What a device can be asked. One that cannot do it, or is not declared, fails every call with `not-configured`. */
  port<C extends Capability>(id: string, capability: C): Ports[C];
  /** The port of a device that prints certificates. */
  printer(id: string): PrinterPort;
  readonly agentPid: number | null;
}

export interface DevicesOptions {
  devices: DeviceConfig[];
  log: { warn(about: object, message: string): void };
  /** Whether a device has something in hand that switching it off would spoil; nothing has when absent. */
  inHand?: (id: string) => boolean;
}

/** An agent that lived this long is forgiven its earlier ends. */
const STABLE_MS = 60_000;

/** Keeps a device agent running for ever; a driver that takes the process down costs the person nothing. */
export function createDevices({ devices, log, inHand }: DevicesOptions): Devices {
  const listeners = new Set<(event: DeviceEvent) => void>();
  const health = new Map<string, DeviceHealth>();
  let agent: AgentProcess | null = null;
  let pause: NodeJS.Timeout | undefined;
  let restarts = 0;
  let stopped = true;
  const calls = new Calls((message) => {
    agent?.send(message);
    return agent !== null;
  });

  const switchboard = new Switchboard({
    inHand: inHand ?? (() => false),
    tell: (device, disabled) => agent?.send({ kind: 'switch', device, disabled }),
    now: () => Date.now(),
  });

  function emit(event: DeviceEvent): void {
    if (event.type === 'health') health.set(event.health.deviceId, event.health);
    switchboard.settle();
    for (const listener of listeners) listener(event);
  }

  function hear(message: ToCore): void {
    switch (message.kind) {
      case 'event':
        return emit(message.event);
      case 'health':
        switchboard.settle();
        // Ageing turns a device to unknown without an event of its own.
        for (const one of message.health) {
          const before = health.get(one.deviceId)?.availability;
          if (before === one.availability) health.set(one.deviceId, one);
          else emit({ type: 'health', health: one });
        }
        return;
      case 'ok':
      case 'fault':
        return calls.answered(message);
    }
  }

  function start(): void {
    const started = performance.now();
    const current = startAgent({
      onMessage: hear,
      onExit() {
        agent = null;
        calls.agentGone();
        if (stopped) return;
        for (const device of devices) emit({ type: 'health', health: serviceDown(device) });
        restarts = performance.now() - started > STABLE_MS ? 0 : restarts + 1;
        const wait = backoffMs(restarts - 1);
        log.warn({ restarts, wait }, 'device agent ended');
        pause = setTimeout(start, wait);
      },
    });
    agent = current;
    current.send({ kind: 'devices', devices, off: switchboard.off() });
  }

  return {
    start() {
      stopped = false;
      start();
      return Promise.resolve();
    },
    async stop() {
      stopped = true;
      clearTimeout(pause);
      await agent?.stop();
    },
    health: () =>
      devices.map((device) => switchboard.mark(health.get(device.id) ?? unheard(device))),
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setDisabled(id, disabled) {
      if (devices.some((device) => device.id === id)) switchboard.set(id, disabled);
    },
    port: (id, capability) => calls.port(id, capability),
    printer: (id) => calls.port(id, 'printer'),
    get agentPid() {
      return agent?.pid ?? null;
    },
  };
}

function serviceDown(device: DeviceConfig): DeviceHealth {
  return { ...unheard(device), availability: 'service-down', lifecycle: 'error' };
}

function unheard({ id, kind }: DeviceConfig): DeviceHealth {
  return {
    deviceId: id,
    kind,
    model: null,
    lifecycle: 'closed',
    availability: 'unknown',
    reasons: [],
    supplies: [],
    source: 'inferred',
    at: Date.now(),
  };
}
