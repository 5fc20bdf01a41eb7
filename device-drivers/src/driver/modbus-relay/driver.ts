import { defineDriver } from '../driver.ts';
import { modbusRelayOptionsSchema } from './options.ts';
import { ModbusRelay } from './relay.ts';

/** Relay boards that speak Modbus RTU. */
export const modbusRelayDriver = defineDriver({
  kind: 'relay',
  name: 'modbus-relay',
  options: modbusRelayOptionsSchema,
  create: (id, options, context) => new ModbusRelay(id, options, context),
});
