export type IconName =
  | 'back'
  | 'larger'
  | 'language'
  | 'low'
  | 'high'
  | 'exit'
  | 'offline'
  | 'attention'
  | 'fault'
  | 'tick'
  | 'cross'
  | 'erase'
  | 'minus'
  | 'plus'
  | 'cover'
  | 'eye'
  | 'enlarge'
  | 'previous'
  | 'next'
  | 'camera-off'
  | 'camera'
  | 'down'
  | 'sheets';

/** One stroke width, round ends, a 24 × 24 box: the same pen as the drawings of the machine. */
const paths: Record<IconName, string> = {
  back: 'M20 12H5m6-7-7 7 7 7',
  larger: 'M3 19 9 5l6 14M5 14.5h8M16.5 9h6m-3-3v6',
  language:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3.5 9h17m-17 6h17M12 3c-5 5-5 13 0 18 5-5 5-13 0-18Z',
  low: 'M4 3h16v18H4zM12 7v9m-4-3.5 4 4 4-4',
  high: 'M4 3h16v18H4zM12 17V8m-4 3.5 4-4 4 4',
  exit: 'M14 4H5v16h9M10 12h11m-5-5 5 5-5 5',
  offline: 'M2.5 9.5C8 4.5 16 4.5 21.5 9.5M6 13.5c3.5-3 8.5-3 12 0M12 18.5v.01M4 20 20 4',
  attention: 'M12 3 22 20H2zM12 9.5v5m0 2.7v.01',
  fault: 'M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM12 7.5v5.5m0 3.2v.01',
  tick: 'm4 12.5 5.5 5.5L20 6.5',
  cross: 'm5 5 14 14M19 5 5 19',
  erase: 'M8 5h13v14H8l-6-7zM11.5 9l6 6m0-6-6 6',
  minus: 'M4 12h16',
  plus: 'M4 12h16M12 4v16',
  cover:
    'M3 3l18 18M10 5.3A9.5 9.5 0 0 1 22 12a12 12 0 0 1-2.6 3.5M6 7a12 12 0 0 0-4 5c3.5 7 10.5 8.5 15.5 5.5M9.5 9.8a3.3 3.3 0 0 0 4.6 4.6',
  eye: 'M2 12c4.5-8.5 15.5-8.5 20 0-4.5 8.5-15.5 8.5-20 0ZM12 8.7a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6Z',
  enlarge: 'M10.5 3.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM15.7 15.7 21 21M7.5 10.5h6m-3-3v6',
  previous: 'm15 5-7 7 7 7',
  next: 'm9 5 7 7-7 7',
  'camera-off': 'M4 7.5h3L9 5h6l2 2.5h3v12H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2 2l20 20',
  camera: 'M4 7.5h3L9 5h6l2 2.5h3v12H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  down: 'M12 3v17m-7-7 7 7 7-7',
  sheets: 'M5 7h11v14H5zM8.5 7V3h11v14H16',
};

/** A word always stands beside an icon, so the icon itself is silent. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
