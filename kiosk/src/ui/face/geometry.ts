/** A place in a picture, in pixels from its top left corner. */
export interface Point {
  x: number;
  y: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Centres of the parts of a face by which it is aligned. */
export interface FaceMarks {
  leftEye: Point;
  rightEye: Point;
  mouth: Point;
}

/** How dlib's face net wants its crops: distance of eyes and mouth, and place of their centre, against the side. */
const EYES_TO_MOUTH = 0.45;
const CENTRE = { x: 0.5, y: 0.43 };

function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** @param points the 68 landmarks in the order of the iBUG 300-W set */
export function marksOf(points: readonly Point[]): FaceMarks {
  return {
    leftEye: centreOf(points.slice(36, 42)),
    rightEye: centreOf(points.slice(42, 48)),
    mouth: centreOf(points.slice(48, 68)),
  };
}

/** Slope of the line between the eyes against the horizontal, in radians. */
export function tiltOf({ leftEye, rightEye }: FaceMarks): number {
  return Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x);
}

export function eyeCentre({ leftEye, rightEye }: FaceMarks): Point {
  return centreOf([leftEye, rightEye]);
}

/** The marks after the picture was turned by `-tilt` about the point between the eyes: the eyes are level. */
export function levelled(marks: FaceMarks): FaceMarks {
  const tilt = tiltOf(marks);
  const pivot = eyeCentre(marks);
  const [cos, sin] = [Math.cos(-tilt), Math.sin(-tilt)];
  const turn = ({ x, y }: Point): Point => ({
    x: pivot.x + (x - pivot.x) * cos - (y - pivot.y) * sin,
    y: pivot.y + (x - pivot.x) * sin + (y - pivot.y) * cos,
  });
  return {
    leftEye: turn(marks.leftEye),
    rightEye: turn(marks.rightEye),
    mouth: turn(marks.mouth),
  };
}

/** The square around a face that dlib's net was trained on; may reach beyond the picture. */
export function alignedBox({ leftEye, rightEye, mouth }: FaceMarks): Box {
  const size = (distance(mouth, leftEye) + distance(mouth, rightEye)) / 2 / EYES_TO_MOUTH;
  const centre = centreOf([leftEye, rightEye, mouth]);
  return {
    x: centre.x - CENTRE.x * size,
    y: centre.y - CENTRE.y * size,
    width: size,
    height: size,
  };
}
