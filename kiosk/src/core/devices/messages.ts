import type {
  Capability,
  DeviceConfig,
  DeviceEvent,
  DeviceFault,
  DeviceHealth,
} from '@hallway/device-drivers';

/** Core to agent. The first message declares the devices. */
export type ToAgent =
  | {
      kind: 'devices';
      devices: DeviceConfig[];
      /** Ids of those that are switched off. */
      off: string[];
    }
  | { kind: 'switch'; device: string; disabled: boolean }
  | {
      kind: 'call';
      id: number;
      device: string;
      capability: Capability;
      /** Name of the method. */
      call: string;
      args: unknown[];
      /** Its last argument are options that want a signal, which `give-up` sets off. */
      abortable: boolean;
    }
  /** Nobody waits for that call any more. It still answers. */
  | { kind: 'give-up'; id: number };

/** Agent to core. An error that is no DeviceError ends the agent: its state is not known any more. */
export type ToCore =
  | { kind: 'event'; event: DeviceEvent }
  /** Every device's health, aged; sent at once and then every few seconds, so that silence shows. */
  | { kind: 'health'; health: DeviceHealth[] }
  | { kind: 'ok'; id: number; value: unknown }
  | { kind: 'fault'; id: number; fault: DeviceFault };
