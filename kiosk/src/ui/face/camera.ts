/** The camera, on from here until {@link Camera.stop}. */
export interface Camera {
  /** One frame, or null while the camera has not given its first. */
  frame(): Promise<ImageBitmap | null>;
  stop(): void;
}

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' },
};

/**
 * Opens the camera and shows it in a video element.
 * @param onGone called when the camera goes away by itself: unplugged, or taken by another program
 * @throws DOMException when there is no camera or it may not be used
 */
export async function openCamera(video: HTMLVideoElement, onGone: () => void): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia(wanted);
  const tracks = stream.getVideoTracks();
  for (const track of tracks) track.addEventListener('ended', onGone);
  video.srcObject = stream;
  // Refused only when the element is already leaving.
  video.play().catch(() => undefined);
  return {
    async frame() {
      return video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA
        ? null
        : createImageBitmap(video);
    },
    stop() {
      for (const track of tracks) {
        track.removeEventListener('ended', onGone);
        track.stop();
      }
      video.srcObject = null;
    },
  };
}
