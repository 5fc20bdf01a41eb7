import { startModbusRelaySimulator } from '@hallway/device-drivers/sim';
import { expect } from 'vitest';
import { describeDeviceContract } from '../device-contract.ts';

const shape = { unit: 1, coils: 4, inputs: 4 };

describeDeviceContract('modbus-relay', async () => {
  const simulator = await startModbusRelaySimulator(shape);
  const { coils } = simulator.board;
  return {
    ...simulator,
    config: {
      id: 'relay',
      kind: 'relay',
      driver: 'modbus-relay',
      options: { path: simulator.path, baudRate: 9_600, ...shape },
    },
    missing: 'noDevice',
    second: 'in-use',
    use: async ({ registry }) => {
      const isOn = coils[0] !== true;
      await registry.capability('relay', 'relay').set(0, isOn);
      expect(coils[0]).toBe(isOn);
    },
    ask: (registry) => registry.capability('relay', 'relay').inputs(),
  };
});
