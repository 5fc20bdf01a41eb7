/** The camera, on from here until {@link Camera.stop}. */
export interface Camera {
  /** The frame the video shows now. */
  frame(): Promise<ImageBitmap>;
  stop(): void;
}

/** A camera that is there but gives no picture within this time is as good as none. */
const FIRST_FRAME_MS = 8_000;

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' },
};

function firstFrame(video: HTMLVideoElement, leaving: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const given = AbortSignal.any([leaving, AbortSignal.timeout(FIRST_FRAME_MS)]);
    given.addEventListener('abort', () => reject(given.reason as DOMException), { once: true });
    video.addEventListener('loadeddata', () => resolve(), { once: true, signal: given });
  });
}

/**
 * Opens the camera, shows it in a video element and waits for its first picture.
 * @param onGone called when the camera goes away by itself: unplugged, or taken by another program
 * @param leaving aborted when nobody wants the camera any more; it is off then, however far this had come
 * @throws DOMException when there is no camera, it may not be used, it gives no picture, or `leaving` was aborted
 */
export async function openCamera(
  video: HTMLVideoElement,
  onGone: () => void,
  leaving: AbortSignal,
): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
  const tracks = stream.getVideoTracks();
  for (const track of tracks) track.addEventListener('ended', onGone);
  function stop(): void {
    for (const track of tracks) {
      track.removeEventListener('ended', onGone);
      track.stop();
    }
    video.srcObject = null;
  }
  try {
    leaving.throwIfAborted();
    const ready = firstFrame(video, leaving);
    video.srcObject = stream;
    // Refused only when the element is already leaving; then there is no first frame either.
    video.play().catch(() => undefined);
    await ready;
  } catch (error) {
    stop();
    throw error;
  }
  return { frame: () => createImageBitmap(video), stop };
}
