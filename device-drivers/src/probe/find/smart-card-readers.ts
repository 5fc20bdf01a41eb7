import { DeviceError } from '../../error.ts';
import { PcscContext } from '../../transport/pcsc/context.ts';
import type { Search } from './found.ts';

/** Readers that the PC/SC service knows. */
export async function findSmartCardReaders(): Promise<Search> {
  try {
    const names = await readerNames();
    const found = names.map((reader, index) => ({
      about: { zh: `PC/SC 读卡器：${reader}`, en: `PC/SC reader: ${reader}` },
      declaration: {
        id: `cards-${index + 1}`,
        kind: 'card-reader',
        driver: 'pcsc',
        options: { reader },
      },
      missing: [],
    }));
    return { found, failed: null };
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    const failed = {
      zh: `没有找 PC/SC 读卡器（${error.code}）`,
      en: `PC/SC readers were not looked for: ${error.message}`,
    };
    return { found: [], failed };
  }
}

async function readerNames(): Promise<string[]> {
  const context = await PcscContext.establish();
  try {
    return await context.readers();
  } finally {
    await context.release();
  }
}
