import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Bilingual } from '../../shared/bilingual.ts';
import { useLanguage } from '../../shared/language.tsx';
import { frameOf, moved, sheet, tenth } from '../model/frame.ts';
import { textOf, type JsonObject } from '../model/json.ts';
import { kinds } from '../model/kinds.ts';
import { gridLines, snap } from '../model/snap.ts';

const texts = {
  sheet: {
    zh: '纸面：方向键移动所选元素，按住 Shift 每次 5 毫米',
    en: 'Sheet: arrow keys move the element, with Shift by 5 mm',
  },
} as const satisfies Record<string, Bilingual>;

const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far a key moves an element, in mm. */
const step = 0.5;
const longStep = 5;

interface Props {
  elements: readonly JsonObject[];
  selected: number | null;
  onSelect: (index: number | null) => void;
  /** Null where nothing may be changed. */
  onMove: ((index: number, element: JsonObject) => void) | null;
}

interface Drag {
  index: number;
  from: { x: number; y: number };
  dx: number;
  dy: number;
}

/** The rooms of the elements over the paper, in millimetres: to choose, drag and nudge them. */
export function Sheet({ elements, selected, onSelect, onMove }: Props) {
  const { say } = useLanguage();
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);

  /** Where the pointer is, in mm. */
  function place(event: PointerEvent): { x: number; y: number } {
    const box = svg.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return {
      x: ((event.clientX - box.left) / box.width) * sheet.width,
      y: ((event.clientY - box.top) / box.height) * sheet.height,
    };
  }

  function down(event: PointerEvent<SVGRectElement>, index: number) {
    onSelect(index);
    svg.current?.focus();
    if (!onMove) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ index, from: place(event), dx: 0, dy: 0 });
  }

  function pull(event: PointerEvent) {
    const element = drag && elements[drag.index];
    if (!drag || !element) return;
    const to = place(event);
    const [dx, dy] = [to.x - drag.from.x, to.y - drag.from.y];
    const frame = frameOf(element);
    const others = elements.filter(
      (one, index) => index !== drag.index && one['type'] !== 'guilloche',
    );
    const near = event.altKey
      ? { dx: 0, dy: 0 }
      : snap({ ...frame, x: frame.x + dx, y: frame.y + dy }, others.map(frameOf));
    setDrag({ ...drag, dx: tenth(dx + near.dx), dy: tenth(dy + near.dy) });
  }

  function drop() {
    const element = drag && elements[drag.index];
    if (drag && element && (drag.dx !== 0 || drag.dy !== 0)) {
      onMove?.(drag.index, moved(element, drag.dx, drag.dy));
    }
    setDrag(null);
  }

  function nudge(event: KeyboardEvent) {
    const direction = keys[event.key];
    const element = selected === null ? undefined : elements[selected];
    if (event.key === 'Escape') onSelect(null);
    if (!direction || !element || selected === null || !onMove) return;
    event.preventDefault();
    const by = event.shiftKey ? longStep : step;
    onMove(selected, moved(element, direction[0] * by, direction[1] * by));
  }

  return (
    <svg
      ref={svg}
      className={drag ? 'frames dragging' : 'frames'}
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      tabIndex={0}
      role="application"
      aria-label={say(texts.sheet)}
      onKeyDown={nudge}
      onPointerMove={pull}
      onPointerUp={drop}
      onPointerCancel={() => setDrag(null)}
    >
      {drag && gridLines.map((x) => <line key={x} x1={x} x2={x} y1="0" y2={sheet.height} />)}
      {elements.map((element, index) => {
        const frame = frameOf(element);
        const pulled = drag?.index === index ? drag : { dx: 0, dy: 0 };
        return (
          <rect
            // An element is its place in the order of reading.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className={index === selected ? 'selected' : undefined}
            x={frame.x + pulled.dx}
            y={frame.y + pulled.dy}
            width={frame.width}
            height={frame.height}
            data-kind={textOf(element['type'])}
            onPointerDown={(event) => down(event, index)}
          >
            <title>{say(kinds[textOf(element['type'])]?.name ?? { zh: '', en: '' })}</title>
          </rect>
        );
      })}
    </svg>
  );
}
