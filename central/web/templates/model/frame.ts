import { isObject, textOf, type Json, type JsonObject } from './json.ts';

/** Where something stands on the sheet, in millimetres from its left and top edge. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const sheet = { width: 210, height: 297 } as const;

const MM_PER_POINT = 25.4 / 72;

const number = (element: JsonObject, name: string): number => {
  const value = element[name];
  return typeof value === 'number' ? value : 0;
};

/** The room of an element, by what it says of itself. Text stands on its first baseline. */
export function frameOf(element: JsonObject): Frame {
  const [x, y, width] = [number(element, 'x'), number(element, 'y'), number(element, 'width')];
  const points = (name: string) => number(element, name) * MM_PER_POINT;
  switch (textOf(element['type'])) {
    case 'text': {
      const left = { left: x, center: x - width / 2, right: x - width }[textOf(element['align'])];
      return { x: left ?? x, y: y - points('size'), width, height: points('size') * 1.3 };
    }
    case 'fact':
      return {
        x,
        y: y - points('labelSize'),
        width,
        height: points('labelSize') + points('valueSize') * 1.5,
      };
    case 'flow':
      return { x, y: y - points('size'), width, height: number(element, 'height') };
    case 'table': {
      const first = element['first'];
      const area = isObject(first) ? first : {};
      return { x, y: number(area, 'y'), width, height: number(area, 'height') };
    }
    case 'seal': {
      const diameter = number(element, 'diameter');
      return { x: x - diameter / 2, y: y - diameter / 2, width: diameter, height: diameter };
    }
    case 'crest':
    case 'qr':
      return { x, y, width: number(element, 'size'), height: number(element, 'size') };
    case 'line':
      return { x, y: y - 0.8, width, height: 1.6 };
    case 'microtext':
      return { x, y: y - 0.8, width, height: 1.6 };
    case 'path':
      return { x, y, width: 10, height: 10 };
    default:
      return { x, y, width, height: number(element, 'height') };
  }
}

/** The element moved by millimetres, kept on the sheet; tables move with their rooms. */
export function moved(element: JsonObject, dx: number, dy: number): JsonObject {
  const shift = (value: Json | undefined, by: number, most: number) =>
    Math.min(most, Math.max(0, tenth((typeof value === 'number' ? value : 0) + by)));
  const x = shift(element['x'], dx, sheet.width);
  if (element['type'] !== 'table')
    return { ...element, x, y: shift(element['y'], dy, sheet.height) };
  const { first } = element;
  if (!isObject(first)) return { ...element, x };
  return { ...element, x, first: { ...first, y: shift(first['y'], dy, sheet.height) } };
}

/** To a tenth of a millimetre. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
