import type { Clock } from '../../clock.ts';
import { Dialogue } from '../../driver/dialogue.ts';
import { upsNames } from '../../driver/nut-ups/client.ts';
import { DeviceError } from '../../error.ts';
import { openTcp } from '../../transport/tcp.ts';
import type { TcpSettings } from '../../transport/tcp.ts';
import type { Search } from './found.ts';

/** What the upsd of Network UPS Tools watches. */
export async function findPowerSupplies(upsd: TcpSettings, clock: Clock): Promise<Search> {
  const signal = new AbortController().signal;
  try {
    const connect = (listener: Parameters<typeof openTcp>[1]) => openTcp(upsd, listener, signal);
    const dialogue = await Dialogue.open(connect, { clock, quietMs: 0 });
    const names = await namesBy(dialogue);
    const found = names.map((ups) => ({
      about: { zh: `不间断电源：${ups}`, en: `UPS: ${ups}` },
      declaration: { id: `ups-${ups}`, kind: 'ups', driver: 'nut-ups', options: { ...upsd, ups } },
      missing: [],
    }));
    return { found, failed: null };
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    const failed = {
      zh: `没有找不间断电源：${upsd.host}:${upsd.port} 上没有 upsd`,
      en: `No UPS was looked for: no upsd at ${upsd.host}:${upsd.port}`,
    };
    return { found: [], failed };
  }
}

async function namesBy(dialogue: Dialogue): Promise<string[]> {
  try {
    return await upsNames(dialogue);
  } finally {
    await dialogue.end(new DeviceError('aborted', 'that was all'));
  }
}
