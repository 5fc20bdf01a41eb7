import { defineDriver } from '../driver.ts';
import { MjpegCamera } from './camera.ts';
import { mjpegCameraOptionsSchema } from './options.ts';

/** Cameras that deliver Motion JPEG over HTTP: ustreamer before a document camera on USB, and most IP cameras. */
export const mjpegCameraDriver = defineDriver({
  kind: 'camera',
  name: 'mjpeg-camera',
  options: mjpegCameraOptionsSchema,
  create: (id, options, context) => new MjpegCamera(id, options, context),
});
