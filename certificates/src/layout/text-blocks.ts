import type { Faces } from '../fonts/faces.ts';
import type { Binder, Scope, Span } from '../template/bind.ts';
import type { ElementOf } from '../template/schema/index.ts';
import type { Block } from './ops.ts';
import { TextTooLongError } from './overflow.ts';
import { place } from './place.ts';
import { setLine, setParagraph, setRule, type Setting } from './typeset.ts';
import { pt } from './units.ts';

/** What setting text on one sheet needs. */
export interface TextContext {
  binder: Binder;
  faces: Faces;
  /** Height of the sheet in points. */
  height: number;
  /** The page being laid out. */
  scope: Required<Pick<Scope, 'page'>>;
}

/** Text is never set smaller than this share of its intended size. */
const SMALLEST = 0.6;
const FLOW_STEP = 0.97;
/** Microtext needs air between its letters to survive toner, in ems. */
const MICRO_TRACKING = 0.08;

function align(x: number, width: number, how: 'left' | 'center' | 'right'): number {
  if (how === 'left') return x;
  return how === 'right' ? x - width : x - width / 2;
}

/** One line, made smaller until it fits; wrapped when it would become unreadable. */
export function textBlock(element: ElementOf<'text'>, context: TextContext): Block[] {
  const { binder, faces, height, scope } = context;
  const spans = binder.spans(element.text, scope);
  const width = pt(element.width);
  const style = { weight: element.weight, size: element.size, colour: element.colour };
  const whole = setLine(spans, faces, style, element.tracking ?? 0);
  const ratio = width / whole.width;
  const y = height - pt(element.y);
  const block = (setting: Setting, x: number): Block => ({
    role: element.role,
    language: element.language ?? binder.source.template.language,
    ops: place(setting.ops, x, y),
  });
  if (ratio >= 1) return [block(whole, align(pt(element.x), whole.width, element.align))];
  if (element.fit === 'refuse') throw new TextTooLongError(spans);
  if (element.fit === 'shrink' && ratio >= SMALLEST) {
    const smaller = setLine(
      spans,
      faces,
      { ...style, size: style.size * ratio },
      element.tracking ?? 0,
    );
    return [block(smaller, align(pt(element.x), smaller.width, element.align))];
  }
  const size = element.fit === 'shrink' ? style.size * SMALLEST : style.size;
  const wrapped = setParagraph(
    spans,
    faces,
    { ...style, size },
    { width, leading: size * 1.35, indent: 0, justify: false, align: element.align },
  );
  return [block(wrapped, align(pt(element.x), width, element.align))];
}

/** A label with its value under it, read as one. */
export function factBlock(element: ElementOf<'fact'>, context: TextContext): Block {
  const { binder, faces, height, scope } = context;
  const x = pt(element.x);
  const y = height - pt(element.y);
  const width = pt(element.width);
  const label = setLine(
    binder.spans(element.label, scope),
    faces,
    { weight: 'regular', size: element.labelSize, colour: 'muted' },
    0.06,
  );
  const style = { weight: 'regular', size: element.valueSize, colour: 'ink' } as const;
  const spans = binder.spans(element.value, scope);
  const whole = setLine(spans, faces, style, 0);
  const size = style.size * Math.max(SMALLEST + 0.15, Math.min(1, width / whole.width));
  const value = setParagraph(
    spans,
    faces,
    { ...style, size },
    { width: width + 0.01, leading: size * 1.35, indent: 0, justify: false, align: 'left' },
  );
  return {
    role: 'P',
    language: binder.source.template.language,
    ops: [...place(label.ops, x, y), ...place(value.ops, x, y - element.valueSize * 1.55)],
  };
}

/** Paragraphs below each other, all at one size, as large as the height allows. */
export function flowBlocks(element: ElementOf<'flow'>, context: TextContext): Block[] {
  const { binder, faces, height, scope } = context;
  const paragraphs = element.paragraphs
    .filter((paragraph) => binder.applies(paragraph.when))
    .map(({ text, indent }) => ({
      spans: binder.spans(text, scope),
      indent: indent ?? element.indent,
    }));
  for (let scale = 1; scale >= SMALLEST; scale *= FLOW_STEP) {
    const settings = paragraphs.map((one) => setFlow(one, element, faces, scale));
    if (flowHeight(settings, element, scale) > pt(element.height)) continue;
    let y = height - pt(element.y);
    return settings.map((setting) => {
      const block: Block = {
        role: 'P',
        language: element.language ?? binder.source.template.language,
        ops: place(setting.ops, pt(element.x), y),
      };
      y -= setting.lines * element.leading * scale + element.gap * scale;
      return block;
    });
  }
  throw new TextTooLongError(paragraphs.flatMap(({ spans }) => spans));
}

function setFlow(
  { spans, indent }: { spans: readonly Span[]; indent: number },
  element: ElementOf<'flow'>,
  faces: Faces,
  scale: number,
): Setting {
  return setParagraph(
    spans,
    faces,
    { weight: 'regular', size: element.size * scale, colour: element.colour },
    {
      width: pt(element.width),
      leading: element.leading * scale,
      indent,
      justify: element.justify,
      align: 'left',
    },
  );
}

function flowHeight(settings: readonly Setting[], element: ElementOf<'flow'>, scale: number) {
  const lines = settings.reduce((sum, setting) => sum + setting.lines, 0);
  return (lines * element.leading + (settings.length - 1) * element.gap) * scale;
}

/** A text repeated without a gap over a whole line: a copier turns it into a grey rule. */
export function microtextBlock(element: ElementOf<'microtext'>, context: TextContext): Block {
  const { binder, faces, height, scope } = context;
  const style = { weight: 'regular', size: element.size, colour: element.colour } as const;
  const rule = setRule(
    binder.spans(element.text, scope),
    faces,
    style,
    MICRO_TRACKING,
    pt(element.width),
  );
  return {
    role: 'Artifact',
    language: 'en',
    ops: place([rule], pt(element.x), height - pt(element.y)),
  };
}
