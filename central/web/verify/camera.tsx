import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../shared/language.tsx';
import { texts } from './texts.ts';

/** Between two looks at the picture: fast enough to feel immediate, slow enough for a phone's battery. */
const LOOK_MS = 150;

/** The address at which the page may use the camera and run the reader. */
const SCAN = '/scan';

/**
 * Looks through the camera for a code, at the address that allows it. The picture stays on the device; the reader is
 * fetched only there.
 */
export function CameraScan({ onCode }: { onCode: (text: string) => void }) {
  const { say } = useLanguage();
  const [denied, setDenied] = useState(false);
  const here = location.pathname === SCAN;
  return (
    <section className="way camera">
      <h3>{say(texts.cameraHeading)}</h3>
      {here && !denied && <Finder onCode={onCode} onDenied={() => setDenied(true)} />}
      <p className="soft">{say(texts.cameraHint)}</p>
      <a className="button" href={here ? '/verify' : SCAN}>
        {say(here ? texts.cameraClose : texts.cameraOpen)}
      </a>
      <p role="alert">{denied && say(texts.cameraDenied)}</p>
    </section>
  );
}

function Finder({ onCode, onDenied }: { onCode: (text: string) => void; onDenied: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const handlers = useRef({ onCode, onDenied });
  useEffect(() => {
    handlers.current = { onCode, onDenied };
  });
  useEffect(() => {
    const watch = new AbortController();
    const element = video.current;
    if (element) {
      watchFor(element, watch.signal).then(
        (text) => text !== null && handlers.current.onCode(text),
        () => watch.signal.aborted || handlers.current.onDenied(),
      );
    }
    return () => watch.abort();
  }, []);
  return <video ref={video} className="finder" playsInline muted />;
}

/**
 * Shows the camera in an element until it sees a code.
 *
 * @returns its text, or null when stopped before
 * @throws DOMException when there is no camera or it may not be used
 */
async function watchFor(video: HTMLVideoElement, stopped: AbortSignal): Promise<string | null> {
  const [{ readCode }, stream] = await Promise.all([
    import('./code-reader.ts'),
    navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
    }),
  ]);
  try {
    video.srcObject = stream;
    await video.play();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    while (!stopped.aborted) {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      context.drawImage(video, 0, 0);
      const text = await readCode(context.getImageData(0, 0, canvas.width, canvas.height));
      if (text !== null) return text;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
