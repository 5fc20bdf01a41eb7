import modbusSerial from 'modbus-serial';
import { startModbusRelaySimulator } from '@hallway/device-drivers/sim';
import type { ModbusRelaySimulator } from '@hallway/device-drivers/sim';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askWithPymodbus } from '../../peers/pymodbus.ts';

describe('the simulated relay board, asked by clients we did not write', () => {
  let simulator: ModbusRelaySimulator;

  beforeEach(async () => {
    simulator = await startModbusRelaySimulator({ unit: 7, coils: 4, inputs: 10 });
    simulator.board.inputs[9] = true;
    simulator.board.inputRegisters.set(3, 65_535);
  });

  afterEach(() => simulator.stop());

  it('satisfies pymodbus', async () => {
    const answers = await askWithPymodbus(simulator.path, 7, [
      'write_coil 2 1',
      'read_coils 0 4',
      'read_discrete_inputs 8 2',
      'read_input_registers 3 1',
      'write_coil 4 1',
      'write_coil 2 0',
      'read_holding_registers 0 1',
    ]);
    expect(answers).toEqual([
      { value: true },
      { bits: [false, false, true, false, false, false, false, false] },
      { bits: [false, true, false, false, false, false, false, false] },
      { registers: [65_535] },
      { exception: 2 },
      { value: false },
      { exception: 1 },
    ]);
    const { switchings } = simulator.board;
    expect(switchings).toMatchObject([
      { coil: 2, on: true },
      { coil: 2, on: false },
    ]);
  });

  it('does not answer for another unit', async () => {
    const answers = await askWithPymodbus(simulator.path, 8, ['read_coils 0 4']);
    expect(answers).toEqual([{ exception: null }]);
  });

  it('satisfies modbus-serial', async () => {
    const client = new modbusSerial.default();
    await client.connectRTUBuffered(simulator.path, { baudRate: 9_600 });
    try {
      client.setID(7);
      client.setTimeout(1_000);
      expect(await client.writeCoil(3, true)).toEqual({ address: 3, state: true });
      expect((await client.readCoils(0, 4)).data.slice(0, 4)).toEqual([false, false, false, true]);
      expect((await client.readDiscreteInputs(0, 10)).data[9]).toBe(true);
      expect((await client.readInputRegisters(3, 1)).data).toEqual([65_535]);
      await expect(client.readCoils(0, 5)).rejects.toMatchObject({ modbusCode: 2 });
    } finally {
      await new Promise<void>((resolve) => client.close(() => resolve()));
    }
  });
});
