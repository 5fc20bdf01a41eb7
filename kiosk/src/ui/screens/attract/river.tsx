import './river.css';

const WIDTH = 1080;
const HEIGHT = 780;
/** One wave's length; the drawing is two screens wide and drifts by a whole number of them, so that no seam shows. */
const LENGTH = 360;

interface Line {
  y: number;
  height: number;
  weight: number;
}

/** Lines lie close together at the far bank and open towards the near one. */
const lines: Line[] = Array.from({ length: 11 }, (_, index) => {
  const near = (index + 1) / 11;
  return { y: 26 + 720 * near ** 1.6, height: 3 + 15 * near, weight: 1 + 2.2 * near };
});

function wave({ y, height }: Line, shift: number): string {
  const start = -LENGTH + shift;
  const half = LENGTH / 2;
  let path = `M${start} ${y.toFixed(1)}`;
  for (let x = start; x < WIDTH + LENGTH; x += LENGTH) {
    path += `q${half / 2} ${(-height).toFixed(1)} ${half} 0t${half} 0`;
  }
  return path;
}

/** The river the university is named after, with its lamp on the far bank; drawn, not photographed. */
export function River() {
  return (
    <svg
      className="river"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMin slice"
      aria-hidden="true"
    >
      <path className="river-water" d={`M0 20h${WIDTH}v${HEIGHT}H0z`} />
      <path
        className="river-hills"
        d="M0 20c60-34 132-52 196-22 40-30 96-40 150-8 34 4 60 20 92 30zM560 20c80-14 130-38 210-34 70-40 190-44 310 6v28z"
      />
      <g className="river-lamp" transform="translate(842 -22)">
        <circle cy="-64" r="92" className="river-glow" />
        <circle cy="-64" r="54" className="river-glow" />
        <path
          d="M0-110c15 16 22 29 22 41a22 22 0 0 1-44 0c0-12 7-25 22-41Z"
          className="river-light"
        />
        <path d="M-30-42h60c0 15-13 24-30 24s-30-9-30-24ZM-4-18h8V0h-8Z" className="river-bowl" />
        <path
          d="M-20 66h40M-14 104h28M-28 156h56M-18 222h36M-34 304h68M-22 404h44M-40 520h80M-24 652h48"
          className="river-reflection"
        />
      </g>
      {lines.map((line, index) => (
        <path
          key={line.y}
          className="river-line"
          data-pace={index % 3}
          d={wave(line, (index * 97) % LENGTH)}
          strokeWidth={line.weight}
        />
      ))}
    </svg>
  );
}
