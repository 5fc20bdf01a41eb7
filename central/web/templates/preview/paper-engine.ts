/** A worker that makes papers, so that typing never waits for one. */
import {
  composeEngine,
  demoUniversity,
  openPdfium,
  openTypefaces,
} from '@hallway/certificates/engine';
import { engineFiles, fallbackFace } from './files.ts';
import { makePreview, type Workshop } from './make.ts';
import type { Answer, PreviewRequest } from './types.ts';

interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<PreviewRequest>) => void): void;
  postMessage(answer: Answer, transfer: Transferable[]): void;
}

declare const self: WorkerScope;

async function open(): Promise<Workshop> {
  const { pdfium, ...files } = await engineFiles((progress) => self.postMessage({ progress }, []));
  const typefaces = await openTypefaces(files, [{ place: 'central', read: fallbackFace }]);
  return {
    engine: composeEngine({ university: demoUniversity, typefaces }),
    pdfium: await openPdfium(pdfium),
  };
}

const workshop = open();

workshop.then(
  () => self.postMessage({ ready: true }, []),
  () => {
    // The first request hears of it.
  },
);

async function answer(request: PreviewRequest): Promise<void> {
  try {
    const preview = await makePreview(await workshop, request);
    const parts = preview.pages.map(({ pixels }) => pixels.buffer);
    self.postMessage({ preview }, preview.pdf ? [...parts, preview.pdf.buffer] : parts);
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.name : 'unknown' }, []);
  }
}

self.addEventListener('message', ({ data }) => void answer(data));
