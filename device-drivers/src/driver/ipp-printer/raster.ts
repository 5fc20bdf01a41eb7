import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PwgRasterError, readPwgRaster } from '../../codec/pwg-raster/index.ts';
import { DeviceError } from '../../error.ts';
import type { RasterOffer } from '../../profile/printer-profile.ts';

export interface RasterOptions {
  /** Ghostscript: a command or a path. */
  program: string;
  /** Milliseconds for the whole document. */
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

/** Far above any certificate: a page of 600 dpi photographs packs to some 50 MB. */
const MAX_RASTER_BYTES = 256 << 20;
const LOG_KEPT = 4096;
/** `cupsColorSpace` and bits of a colour, for each `pwg-raster-document-type-supported` we make. */
const colours: Readonly<Record<RasterOffer['type'], readonly string[]>> = {
  srgb_8: ['-dcupsColorSpace=19', '-dcupsBitsPerColor=8'],
  sgray_8: ['-dcupsColorSpace=18', '-dcupsBitsPerColor=8'],
  black_1: ['-dcupsColorSpace=3', '-dcupsBitsPerColor=1'],
};

/**
 * Turns a PDF into PWG raster in a Ghostscript of its own, and counts the pages of the result against those that
 * Ghostscript saw in the PDF. Nothing of the document stays behind, and nothing of it gets into an error.
 *
 * @throws DeviceError `unsupported`, `timeout` or `aborted`, always without effect
 */
export async function rasterOf(
  pdf: Uint8Array | AsyncIterable<Uint8Array>,
  offer: RasterOffer,
  options: RasterOptions,
): Promise<Uint8Array> {
  // Ghostscript keeps a copy of its input while it works, which a kill would leave behind in a shared folder.
  const dir = await mkdtemp(join(tmpdir(), 'hallway-raster-'));
  try {
    return await run(pdf, offer, dir, options);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function run(
  pdf: Uint8Array | AsyncIterable<Uint8Array>,
  offer: RasterOffer,
  dir: string,
  options: RasterOptions,
): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal =
    options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const child = spawn(options.program, argumentsFor(offer), {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: dir, TEMP: dir },
    signal,
    killSignal: 'SIGKILL',
  });
  let failure: unknown = null;
  child.on('error', (error) => (failure = error));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString('latin1')).slice(0, LOG_KEPT);
  });
  // A program that ends early says why by its exit code, not by the pipe it no longer reads.
  const written = pipeline(pdf instanceof Uint8Array ? [pdf] : pdf, child.stdin).catch(ignore);
  const raster = await collect(child.stdout).catch((error: unknown) => {
    child.kill('SIGKILL');
    failure ??= error;
    return new Uint8Array();
  });
  const [exitCode] = await Promise.all([ended, written]);
  if (options.signal?.aborted === true) {
    throw new DeviceError('aborted', 'the call was given up', { cause: failure });
  }
  if (timeout.aborted) {
    const message = `no raster within ${options.timeoutMs} ms`;
    throw new DeviceError('timeout', message, { retryable: true, cause: failure });
  }
  if (failure instanceof DeviceError) throw failure;
  if (failure !== null) {
    throw new DeviceError('unsupported', 'Ghostscript does not run', { cause: failure });
  }
  if (exitCode !== 0) throw new DeviceError('unsupported', `Ghostscript ended with ${exitCode}`);
  requirePages(raster, log);
  return raster;
}

/** What fails at one end of a pipe is told at the other. */
function ignore(): void {}

function argumentsFor({ type, resolution }: RasterOffer): string[] {
  const quiet = ['-dSAFER', '-dBATCH', '-dNOPAUSE', '-sstdout=%stderr'];
  // Rather no paper than a page with something missing.
  const strict = ['-dPDFSTOPONERROR'];
  const device = ['-sDEVICE=pwgraster', `-r${resolution}`, ...colours[type]];
  return [...quiet, ...strict, ...device, '-sOutputFile=-', '-'];
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.byteLength;
    if (length > MAX_RASTER_BYTES) {
      throw new DeviceError('unsupported', `more than ${MAX_RASTER_BYTES} octets of raster`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function requirePages(raster: Uint8Array, log: string): void {
  const pages = Number(/^Processing pages 1 through (\d+)\./m.exec(log)?.[1] ?? 0);
  const made = countPages(raster);
  if (made > 0 && made === pages) return;
  throw new DeviceError('unsupported', `${made} pages of raster for ${pages} pages of PDF`);
}

function countPages(raster: Uint8Array): number {
  try {
    return readPwgRaster(raster).length;
  } catch (error) {
    if (!(error instanceof PwgRasterError)) throw error;
    throw new DeviceError('unsupported', `Ghostscript made no PWG raster: ${error.message}`);
  }
}
