import {
  FaceLandmark68Net,
  FaceRecognitionNet,
  NetInput,
  tf,
  TinyFaceDetector,
} from '@vladmandic/face-api';
import { createSheet } from './canvas.ts';
import type { Embedder } from './embedder.ts';
import { alignedBox, eyeCentre, levelled, marksOf, tiltOf } from './geometry.ts';
import type { Box, Point } from './geometry.ts';
import type { Look } from './look.ts';
import { sharpnessOf } from './sharpness.ts';

/** Sides of the nets' inputs in pixels: detector (quick, then thorough), landmarks, descriptor. */
const QUICK = 224;
const THOROUGH = 416;
const MARKS = 112;
const CROP = 150;
const DIM = 128;

/** Least score of a detection. */
const SCORE = 0.5;
/** A face narrower than this is too far away: at 640 pixels about 120 cm. */
const LEAST_WIDTH = 96;
/** A second face counts when it is at least this part of the first: a passer-by far behind does not. */
const SECOND = 0.5;
/** Below this the crop is smeared by motion or out of focus. */
const LEAST_SHARPNESS = 12;

/** Parts of tfjs that face-api carries but does not declare. */
interface Runtime {
  setWasmPaths(prefix: string): void;
  setBackend(name: 'wasm'): Promise<boolean>;
}

function hasRuntime(value: object): value is Runtime {
  return 'setWasmPaths' in value && 'setBackend' in value;
}

/** The net's input from pixels that already have its size. */
function inputOf(pixels: ImageData): NetInput {
  return new NetInput([tf.browser.fromPixels(pixels)]);
}

function release(input: NetInput): void {
  for (const tensor of input.imageTensors) tensor.dispose();
}

/** Runs a net on pixels and gives their memory back. */
async function run<T>(pixels: ImageData, net: (input: NetInput) => Promise<T>): Promise<T> {
  const input = inputOf(pixels);
  try {
    return await net(input);
  } finally {
    release(input);
  }
}

const first = <T>(value: T | T[]): T | undefined => (Array.isArray(value) ? value[0] : value);

/**
 * face-api 1.7.15 on its WASM backend: tiny detector, 68 landmarks, eyes levelled, dlib's descriptor.
 * @param files URL of the folder that holds weights and WASM files, with a slash at its end
 */
export function createFaceApi(files: string): Embedder {
  const detector = new TinyFaceDetector();
  const landmarks = new FaceLandmark68Net();
  const recognition = new FaceRecognitionNet();
  const sheets = {
    quick: createSheet(QUICK),
    thorough: createSheet(THOROUGH),
    marks: createSheet(MARKS),
    crop: createSheet(CROP),
  };

  async function weights(model: string): ReturnType<typeof tf.io.loadWeights> {
    const manifest = await fetch(`${files}${model}_model-weights_manifest.json`);
    if (!manifest.ok) throw new Error(`The weights of ${model} are missing.`);
    return tf.io.loadWeights(
      (await manifest.json()) as Parameters<typeof tf.io.loadWeights>[0],
      files.replace(/\/$/, ''),
    );
  }

  async function load(): Promise<void> {
    if (!hasRuntime(tf)) throw new Error('This build of face-api carries no WASM backend.');
    tf.setWasmPaths(files);
    if (!(await tf.setBackend('wasm'))) throw new Error('The WASM backend did not start.');
    detector.loadFromWeightMap(await weights('tiny_face_detector'));
    landmarks.loadFromWeightMap(await weights('face_landmark_68'));
    recognition.loadFromWeightMap(await weights('face_recognition'));
  }

  let loading: Promise<void> | undefined;
  const ready = (): Promise<void> => (loading ??= load());

  async function detect(frame: ImageBitmap, side: number): Promise<Box[]> {
    // The whole frame into the upper left of a square, as the detector expects it.
    const length = Math.max(frame.width, frame.height);
    const sheet = side === QUICK ? sheets.quick : sheets.thorough;
    const pixels = sheet.cut(frame, { x: 0, y: 0, width: length, height: length });
    const found = await run(pixels, (input) =>
      detector.locateFaces(input, { inputSize: side, scoreThreshold: SCORE }),
    );
    const scale = length / side;
    return found.map(({ box }) => ({
      x: box.x * scale,
      y: box.y * scale,
      width: box.width * scale,
      height: box.height * scale,
    }));
  }

  /** The 68 landmarks of the face in a box, in pixels of the frame. */
  async function findMarks(frame: ImageBitmap, box: Box): Promise<Point[]> {
    const pixels = sheets.marks.cut(frame, box);
    const found = first(await run(pixels, (input) => landmarks.detectLandmarks(input)));
    const length = Math.max(box.width, box.height);
    const scale = length / MARKS;
    const left = box.x - (length - box.width) / 2;
    const top = box.y - (length - box.height) / 2;
    return (found?.positions ?? []).map(({ x, y }) => ({
      x: left + x * scale,
      y: top + y * scale,
    }));
  }

  async function describe(pixels: ImageData): Promise<number[]> {
    const found = await run(pixels, (input) => recognition.computeFaceDescriptor(input));
    const descriptor = Array.isArray(found) ? found[0] : found;
    return [...(descriptor ?? [])];
  }

  async function look(frame: ImageBitmap): Promise<Look> {
    let faces = await detect(frame, QUICK);
    if (faces.length === 0) faces = await detect(frame, THOROUGH);
    const [face, second] = faces.sort((a, b) => b.width - a.width);
    if (!face) return { kind: 'nobody' };
    if (second && second.width >= SECOND * face.width) return { kind: 'several' };
    if (face.width < LEAST_WIDTH) return { kind: 'too-small' };
    const marks = marksOf(await findMarks(frame, face));
    const crop = sheets.crop.cut(
      frame,
      alignedBox(levelled(marks)),
      eyeCentre(marks),
      tiltOf(marks),
    );
    const sharpness = sharpnessOf(crop.data, CROP, CROP);
    if (sharpness < LEAST_SHARPNESS) return { kind: 'blurred' };
    return { kind: 'face', descriptor: await describe(crop), sharpness };
  }

  return {
    id: 'face-api-1.7.15',
    alignment: 'eye-level-1',
    dim: DIM,
    async warm() {
      await ready();
      const blank = (side: number): ImageData => new ImageData(side, side);
      for (const side of [QUICK, THOROUGH]) {
        await run(blank(side), (input) => detector.locateFaces(input, { inputSize: side }));
      }
      await run(blank(MARKS), (input) => landmarks.detectLandmarks(input));
      await run(blank(CROP), (input) => recognition.computeFaceDescriptor(input));
    },
    async embed(frame) {
      try {
        await ready();
        return await look(frame);
      } finally {
        frame.close();
        for (const sheet of Object.values(sheets)) sheet.wipe();
      }
    },
  };
}
