import { startModbusRelaySimulator } from '@hallway/device-drivers/sim';
import { cableActions, type SimulatedDevice } from './part.ts';

const shape = { unit: 1, coils: 4, inputs: 4 };

/** Coil that opens the door, and input of its contact. */
const DOOR = 0;

/** The relay board of the door. */
export async function startRelay(): Promise<SimulatedDevice> {
  const relay = await startModbusRelaySimulator(shape);
  const { board } = relay;
  const door = (isOpen: boolean) => () => {
    board.inputs[DOOR] = isOpen;
  };
  return {
    id: 'relay',
    title: { zh: '门禁继电器', en: 'Door relay' },
    declaration: {
      id: 'relay',
      kind: 'relay',
      driver: 'modbus-relay',
      options: { path: relay.path, baudRate: 9_600, ...shape, momentary: [DOOR] },
    },
    state() {
      const isOn = board.coils[DOOR] === true;
      const isOpen = board.inputs[DOOR] === true;
      return {
        zh: `${isOn ? '正在开门' : '未通电'} · 门${isOpen ? '开着' : '关着'}`,
        en: `${isOn ? 'opening' : 'off'} · the door is ${isOpen ? 'open' : 'shut'}`,
      };
    },
    actions: [
      { id: 'open', label: { zh: '推开门', en: 'Push the door open' }, run: door(true) },
      { id: 'shut', label: { zh: '关上门', en: 'Shut it' }, run: door(false) },
      {
        id: 'mute',
        label: { zh: '不再应答', en: 'Stop answering' },
        run: () => relay.fault({ type: 'mute' }),
      },
      {
        id: 'answer',
        label: { zh: '恢复应答', en: 'Answer again' },
        run: () => relay.fault({ type: 'none' }),
      },
      ...cableActions(relay),
    ],
    stop: () => relay.stop(),
  };
}
