/** A rectangle in points, origin at the lower left corner of the page. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function touch(a: Rect, b: Rect): boolean {
  return (
    a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
  );
}

function around(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** The same areas with every group that touches made one rectangle. */
export function merged(rects: readonly Rect[]): Rect[] {
  const apart: Rect[] = [];
  for (let next of rects) {
    for (let at = apart.findIndex((r) => touch(r, next)); at >= 0;) {
      const [other] = apart.splice(at, 1);
      if (other) next = around(next, other);
      at = apart.findIndex((r) => touch(r, next));
    }
    apart.push(next);
  }
  return apart;
}
