/** Everything commands can set that lasts: how the next character looks and where it goes. Lengths in dots. */
export interface Modes {
  chinese: boolean;
  /** ESC t n. */
  codePage: number;
  /** ESC R n. */
  characterSet: number;
  /** Cell of a single-octet character before magnification. */
  font: Readonly<{ width: number; height: number }>;
  /** Magnification, 1 to 8, of single-octet characters and of Chinese ones. */
  scale: Readonly<Scale>;
  chineseScale: Readonly<Scale>;
  emphasised: boolean;
  underline: 0 | 1 | 2;
  chineseUnderline: 0 | 1 | 2;
  inverse: boolean;
  /** ESC SP n. */
  spacing: number;
  /** FS S n1 n2: left and right of a Chinese character. */
  chineseSpacing: readonly [left: number, right: number];
  align: 'left' | 'center' | 'right';
  leftMargin: number;
  /** GS W; null is all there is. */
  areaWidth: number | null;
  lineSpacing: number;
  /** Tab stops, in dots from the left margin. */
  tabs: readonly number[];
  /** GS h, GS w, GS H, GS f. */
  barHeight: number;
  barModule: number;
  barText: 'none' | 'above' | 'below' | 'both';
  barFont: Readonly<{ width: number; height: number }>;
  /** GS ( k. */
  qrModule: number;
  qrLevel: 'L' | 'M' | 'Q' | 'H';
}

export interface Scale {
  width: number;
  height: number;
}

export const FONT_A = { width: 12, height: 24 } as const;
export const FONT_B = { width: 9, height: 17 } as const;
/** Of a Chinese character. */
export const CHINESE_CELL = { width: 24, height: 24 } as const;

const DEFAULT_LINE_SPACING = 30;
const TAB_COLUMNS = 8;
const MAX_TABS = 32;

export function initialModes(): Modes {
  return {
    chinese: false,
    codePage: 0,
    characterSet: 0,
    font: FONT_A,
    scale: { width: 1, height: 1 },
    chineseScale: { width: 1, height: 1 },
    emphasised: false,
    underline: 0,
    chineseUnderline: 0,
    inverse: false,
    spacing: 0,
    chineseSpacing: [0, 0],
    align: 'left',
    leftMargin: 0,
    areaWidth: null,
    lineSpacing: DEFAULT_LINE_SPACING,
    tabs: Array.from({ length: MAX_TABS }, (_, at) => (at + 1) * TAB_COLUMNS * FONT_A.width),
    barHeight: 162,
    barModule: 3,
    barText: 'none',
    barFont: FONT_A,
    qrModule: 3,
    qrLevel: 'L',
  };
}

/** Commands that only set modes. Each gets its parameters whole. */
export const modeCommands: Readonly<
  Record<string, (modes: Modes, parameters: Uint8Array) => void>
> = {
  'ESC !': (modes, [n = 0]) => {
    modes.font = (n & 0x01) === 0 ? FONT_A : FONT_B;
    modes.emphasised = (n & 0x08) !== 0;
    modes.scale = doubled((n & 0x20) !== 0, (n & 0x10) !== 0);
    modes.chineseScale = modes.scale;
    modes.underline = (n & 0x80) === 0 ? 0 : 1;
  },
  'ESC E': (modes, [n = 0]) => {
    modes.emphasised = isOn(n);
  },
  // Double-strike looks the same on a thermal head.
  'ESC G': (modes, [n = 0]) => {
    modes.emphasised = isOn(n);
  },
  'ESC -': (modes, [n = 0]) => {
    modes.underline = thickness(n) ?? modes.underline;
  },
  'ESC M': (modes, [n = 0]) => {
    modes.font = digit(n) === 0 ? FONT_A : FONT_B;
  },
  'ESC a': (modes, [n = 0]) => {
    modes.align = (['left', 'center', 'right'] as const)[digit(n)] ?? modes.align;
  },
  'ESC t': (modes, [n = 0]) => {
    modes.codePage = n;
  },
  'ESC R': (modes, [n = 0]) => {
    modes.characterSet = n;
  },
  'ESC SP': (modes, [n = 0]) => {
    modes.spacing = n;
  },
  'ESC 2': (modes) => {
    modes.lineSpacing = DEFAULT_LINE_SPACING;
  },
  'ESC 3': (modes, [n = 0]) => {
    modes.lineSpacing = n;
  },
  'ESC D': (modes, columns) => {
    const width = modes.font.width * modes.scale.width + modes.spacing;
    modes.tabs = [...columns.subarray(0, -1)].map((column) => column * width);
  },
  'GS !': (modes, [n = 0]) => {
    modes.scale = { width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 };
    modes.chineseScale = modes.scale;
  },
  'GS B': (modes, [n = 0]) => {
    modes.inverse = isOn(n);
  },
  'GS L': (modes, [low = 0, high = 0]) => {
    modes.leftMargin = low + high * 256;
  },
  'GS W': (modes, [low = 0, high = 0]) => {
    modes.areaWidth = low + high * 256;
  },
  'GS h': (modes, [n = 0]) => {
    modes.barHeight = Math.max(1, n);
  },
  'GS w': (modes, [n = 0]) => {
    if (n >= 2 && n <= 6) modes.barModule = n;
  },
  'GS H': (modes, [n = 0]) => {
    modes.barText = (['none', 'above', 'below', 'both'] as const)[digit(n)] ?? modes.barText;
  },
  'GS f': (modes, [n = 0]) => {
    modes.barFont = digit(n) === 0 ? FONT_A : FONT_B;
  },
  'FS &': (modes) => {
    modes.chinese = true;
  },
  'FS .': (modes) => {
    modes.chinese = false;
  },
  'FS !': (modes, [n = 0]) => {
    modes.chineseScale = doubled((n & 0x04) !== 0, (n & 0x08) !== 0);
    modes.chineseUnderline = (n & 0x80) === 0 ? 0 : 1;
  },
  'FS -': (modes, [n = 0]) => {
    modes.chineseUnderline = thickness(n) ?? modes.chineseUnderline;
  },
  'FS W': (modes, [n = 0]) => {
    modes.chineseScale = doubled(isOn(n), isOn(n));
  },
  'FS S': (modes, [left = 0, right = 0]) => {
    modes.chineseSpacing = [left, right];
  },
};

function doubled(width: boolean, height: boolean): Scale {
  return { width: width ? 2 : 1, height: height ? 2 : 1 };
}

/** Manuals look at the lowest bit only. */
function isOn(n: number): boolean {
  return (n & 1) !== 0;
}

/** Many parameters may be a number or its digit. */
function digit(n: number): number {
  return n >= 48 ? n - 48 : n;
}

function thickness(n: number): 0 | 1 | 2 | null {
  return ([0, 1, 2] as const)[digit(n)] ?? null;
}
