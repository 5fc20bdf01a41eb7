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
        d="M0 20c60-34 132-52 196-22 40-30 96-40 150-8 34 4 60 20 92 30zM620 20c70-14 120-38 190-30 60-34 150-28 270 14v16z"
      />
      <g className="river-lamp">
        <circle cx="806" cy="-78" r="86" className="river-glow" />
        <circle cx="806" cy="-78" r="34" className="river-light" />
        <path d="M784 44h44M790 84h32M776 136h60M786 204h40M770 290h72M788 392h36M776 512h60M790 650h32" />
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
