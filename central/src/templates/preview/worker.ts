/** A thread that draws previews, so that a template that takes long holds nobody up. */
import { parentPort } from 'node:worker_threads';
import type { PreviewRequest } from '../../../web/contract/templates.ts';
import { drawPreview } from './draw.ts';

parentPort?.on('message', (request: PreviewRequest) => {
  drawPreview(request).then(
    (preview) => parentPort?.postMessage({ preview }, []),
    (error: unknown) => {
      parentPort?.postMessage({ failed: error instanceof Error ? error.name : 'unknown' }, []);
    },
  );
});
