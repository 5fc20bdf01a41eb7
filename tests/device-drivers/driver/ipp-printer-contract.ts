import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createIppPrinter, printerProfile, systemClock, whileBusy } from '@hallway/device-drivers';
import type { IppPrinter, JobRef, JobState, JobTicket } from '@hallway/device-drivers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../peers/daemon.ts';
import { startTcpProxy } from '../../peers/tcp-proxy.ts';
import type { TcpProxy } from '../../peers/tcp-proxy.ts';
import { failure } from '../support/failure.ts';
import { pdfOfPages } from '../support/pdf.ts';

/** A printer that stands on the other side of a real socket, ours or not. */
export interface PrinterPeer {
  uri: string;
  sheets(): { jobUuid: string; pages: number[]; sha256: string }[];
  loadPaper(sheets: number): Promise<void> | void;
  jam(present: boolean): Promise<void> | void;
  /** Power off and on in the middle of whatever it does. */
  powerCycle(): Promise<void>;
  stop(): Promise<void>;
}

export interface PeerTraits {
  /** Whether it prints a document whose upload broke in the middle. */
  printsHalves: boolean;
  /** Whether it keeps a whole job until it is released. */
  holds: boolean;
  /** Starts one that takes one job at a time, with 250 sheets of A4 loaded. */
  start(): Promise<PrinterPeer>;
}

const ticket: JobTicket = {
  name: 'cert:01JD:1',
  user: 'kiosk-1',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 2,
  format: 'application/pdf',
};
const twoPages = pdfOfPages(2);

/** What the driver promises, asked of one peer. */
export function describePrinterContract(name: string, traits: PeerTraits): void {
  describe(`IPP printer driver against ${name}`, () => {
    let peer: PrinterPeer;
    let printer: IppPrinter;
    let proxy: TcpProxy;
    /** The same printer through a cable that can be damaged. */
    let farPrinter: IppPrinter;

    beforeEach(async () => {
      peer = await traits.start();
      const url = new URL(peer.uri);
      proxy = await startTcpProxy({ port: Number(url.port) });
      printer = createIppPrinter({ uri: peer.uri }, systemClock);
      const farUri = `ipp://127.0.0.1:${proxy.port}${url.pathname}`;
      farPrinter = createIppPrinter({ uri: farUri, timeoutMs: 2_000 }, systemClock);
    });

    afterEach(async () => {
      await proxy.stop();
      await peer.stop();
    });

    const print = async (pdf: Uint8Array, changes: Partial<JobTicket> = {}): Promise<JobRef> => {
      const ref = await printer.createJob({ ...ticket, ...changes });
      await printer.sendDocument(ref, pdf);
      return ref;
    };
    const followed = async (ref: JobRef, states: readonly string[]): Promise<JobState> => {
      let job: JobState | null = null;
      await until(`job is ${states.join(' or ')}`, async () => {
        job = await printer.job(ref);
        return states.includes(job?.state ?? 'gone');
      });
      if (job === null) throw new Error('the job is gone');
      return job;
    };

    it('says who it is and what it can', async () => {
      const state = await printer.identify();
      expect(state.printerUuid).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
      expect(state).toMatchObject({ state: 'idle', acceptingJobs: true, reasons: [] });
      expect(state.upTime).toBeGreaterThanOrEqual(0);
      expect(state.mediaReady).toContain('iso_a4_210x297mm');
      expect(state.formats).toContain('application/pdf');
      expect(state.sides).toContain('two-sided-long-edge');
      expect(state.maxCopies).toBeGreaterThan(1);
      expect(state.supplies).toContainEqual(
        expect.objectContaining({ kind: 'paper', sheets: 250 }),
      );
      expect(state.supplies).toContainEqual(expect.objectContaining({ kind: 'toner' }));
      expect(structuredClone(state)).toEqual(state);
      const profile = printerProfile(state.model);
      expect(profile.hasLifeCounter).toBe(state.impressionsCompleted !== null);
      expect(profile.brokenUpload).toBe(traits.printsHalves ? 'prints' : 'discards');
      expect(printerProfile('Some other printer').provenance).toBe('unverified');
    });

    it('prints a document from validation to the last sheet', async () => {
      await printer.validate(ticket);
      const ref = await printer.createJob(ticket);
      expect((await printer.job(ref))?.state).toBe('pending-held');
      await printer.sendDocument(ref, twoPages);
      const done = await followed(ref, ['completed']);
      expect(done).toMatchObject({ ...jobKey(ref), name: ticket.name, impressionsCompleted: 2 });
      const sha256 = createHash('sha256').update(twoPages).digest('hex');
      expect(peer.sheets()).toMatchObject([
        { jobUuid: ref.jobUuid, pages: [1], sha256 },
        { jobUuid: ref.jobUuid, pages: [2], sha256 },
      ]);
      const found = (await printer.jobs('completed')).find((job) => job.name === ticket.name);
      expect(found).toMatchObject(jobKey(ref));
    });

    it('prints on both sides, in copies, from a stream', async () => {
      const pdf = pdfOfPages(3);
      const ref = await printer.createJob({
        ...ticket,
        sides: 'two-sided-long-edge',
        copies: 2,
        pages: 3,
      });
      await printer.sendDocument(ref, chunksOf(pdf, 100));
      await followed(ref, ['completed']);
      expect(peer.sheets().map((sheet) => sheet.pages)).toEqual([[1, 2], [3], [1, 2], [3]]);
    });

    it('is told what the printer cannot do', async () => {
      const error = await failure(printer.validate({ ...ticket, copies: 5_000 }));
      expect(error).toMatchObject({ code: 'refused', retryable: false, effect: 'none' });
      expect(error.message).toContain('copies');
      await expect(failure(printer.createJob({ ...ticket, copies: 5_000 }))).resolves.toMatchObject(
        {
          code: 'refused',
        },
      );
      expect(await printer.jobs('not-completed')).toEqual([]);
    });

    it('waits for paper and goes on by itself', async () => {
      await peer.loadPaper(0);
      expect((await printer.identify()).reasons.map(({ keyword }) => keyword)).toContain(
        'media-empty',
      );
      const ref = await print(twoPages);
      await until('the printer asks for paper', async () => {
        const { reasons } = await printer.identify();
        return reasons.some(({ keyword }) => keyword === 'media-needed');
      });
      await sleep(300);
      expect(peer.sheets()).toEqual([]);
      await peer.loadPaper(250);
      await followed(ref, ['completed']);
      expect(peer.sheets()).toHaveLength(2);
      expect((await printer.identify()).reasons).toEqual([]);
    });

    it('sees a jam come and go', async () => {
      await peer.jam(true);
      const ref = await print(twoPages);
      let since = 0;
      await until('the jam is reported', async () => {
        const { reasons } = await printer.identify();
        const jam = reasons.find(({ keyword }) => keyword === 'media-jam');
        since = jam?.since ?? 0;
        return jam !== undefined;
      });
      const { reasons } = await printer.identify();
      expect(reasons).toContainEqual(expect.objectContaining({ keyword: 'media-jam', since }));
      await peer.jam(false);
      await followed(ref, ['completed']);
      expect(peer.sheets()).toHaveLength(2);
      expect((await printer.identify()).reasons).toEqual([]);
    });

    it('keeps a whole job until it is released, or refuses to', async () => {
      const { offer } = await printer.profile();
      expect(offer).toMatchObject({ holds: traits.holds, maxCopies: expect.any(Number) });
      const held = { ...ticket, hold: true };
      if (!offer.holds) {
        await expect(failure(printer.validate(held))).resolves.toMatchObject({ code: 'refused' });
        await expect(failure(printer.createJob(held))).resolves.toMatchObject({ code: 'refused' });
        return;
      }
      await printer.validate(held);
      const ref = await printer.createJob(held);
      expect(await failure(printer.release(ref))).toMatchObject({
        code: 'refused',
        effect: 'none',
      });
      await printer.sendDocument(ref, twoPages);
      await sleep(300);
      expect(await printer.job(ref)).toMatchObject({
        state: 'pending-held',
        reasons: ['job-hold-until-specified'],
      });
      expect(peer.sheets()).toEqual([]);
      await printer.release(ref);
      await printer.release(ref);
      await followed(ref, ['completed']);
      await printer.release(ref);
      await sleep(300);
      expect(peer.sheets()).toHaveLength(2);
    });

    it('cancels a job that waits, and is content when it has ended', async () => {
      const ref = await printer.createJob(ticket);
      await printer.cancel(ref);
      await followed(ref, ['canceled']);
      await printer.cancel(ref);
      expect(peer.sheets()).toEqual([]);
      await expect(failure(printer.sendDocument(ref, twoPages))).resolves.toMatchObject({
        effect: 'none',
      });
    });

    it('backs off while the printer is busy', async () => {
      await peer.jam(true);
      const first = await print(twoPages);
      await until('the first job is at the engine', async () => {
        return (await printer.job(first))?.state.startsWith('processing') === true;
      });
      await expect(failure(printer.createJob(ticket))).resolves.toMatchObject({
        code: 'busy',
        retryable: true,
        effect: 'none',
      });
      const { signal } = new AbortController();
      const second = whileBusy(() => printer.createJob(ticket), systemClock, signal);
      await peer.jam(false);
      await printer.sendDocument(await second, twoPages);
      await followed(await second, ['completed']);
      expect(peer.sheets()).toHaveLength(4);
    });

    it('does not know what became of an upload that broke', async () => {
      const pdf = pdfOfPages(400);
      const ref = await farPrinter.createJob({ ...ticket, pages: 400 });
      proxy.fault({ type: 'cut-upload', afterOctets: pdf.length / 2 }, 1);
      const error = await failure(farPrinter.sendDocument(ref, pdf));
      expect(error).toMatchObject({ code: 'offline', retryable: false, effect: 'possible' });
      const half = await followed(ref, ['aborted', 'completed', 'processing', 'canceled']);
      if (!traits.printsHalves) expect([half.state, peer.sheets()]).toEqual(['aborted', []]);
    });

    it('finds a job again whose creation it never heard of', async () => {
      await farPrinter.identify();
      proxy.fault({ type: 'drop-reply' }, 1);
      const error = await failure(farPrinter.createJob(ticket));
      expect(error).toMatchObject({ code: 'offline', retryable: false, effect: 'possible' });
      const [job, ...others] = await printer.jobs('not-completed');
      expect(job).toMatchObject({ name: ticket.name, state: 'pending-held' });
      expect(others).toEqual([]);
    });

    it('gives up on silence, and when it is told to', async () => {
      proxy.fault({ type: 'silence' });
      await expect(failure(farPrinter.identify({ timeoutMs: 200 }))).resolves.toMatchObject({
        code: 'timeout',
        retryable: true,
      });
      const giveUp = AbortSignal.timeout(100);
      await expect(failure(farPrinter.identify({ signal: giveUp }))).resolves.toMatchObject({
        code: 'aborted',
      });
    });

    it('does not mistake the job of another life for its own', async () => {
      const before = await printer.identify();
      await peer.jam(true);
      const lost = await print(twoPages);
      // The up-time counts whole seconds: the second life must be younger than the first was.
      await until('up-time', async () => (await printer.identify()).upTime > before.upTime + 1);
      await peer.powerCycle();
      await peer.jam(false);
      const after = await printer.identify();
      expect(after.printerUuid).toBe(before.printerUuid);
      expect(after.powerCycles).toBe(before.powerCycles + 1);
      const reborn = await printer.createJob(ticket);
      expect(reborn.jobId).toBe(lost.jobId);
      expect(await printer.job(lost)).toBeNull();
      await printer.cancel(reborn);
    });

    it('refuses another printer at its address', async () => {
      const printerUuid = 'urn:uuid:00000000-0000-4000-8000-000000000000';
      const elsewhere = createIppPrinter({ uri: peer.uri, printerUuid }, systemClock);
      const refusal = { code: 'wrong-device', effect: 'none', retryable: false };
      const ref = { jobId: 1, jobUuid: printerUuid, printerUuid };
      // At once: they share one search of the network for the printer of that uuid.
      const refused = await Promise.all(
        [elsewhere.identify(), elsewhere.createJob(ticket), elsewhere.job(ref)].map(failure),
      );
      for (const error of refused) expect(error).toMatchObject(refusal);
      await expect(failure(printer.job(ref))).resolves.toMatchObject(refusal);
      expect(await printer.jobs('all')).toEqual([]);
    });
  });
}

function jobKey({ jobId, jobUuid }: JobRef): { jobId: number; jobUuid: string } {
  return { jobId, jobUuid };
}

async function* chunksOf(octets: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < octets.length; at += size) {
    await sleep(1);
    yield octets.subarray(at, at + size);
  }
}
