/** People whose names break systems. */
import { privateUse } from '../../certificates/src/names/private-use.ts';

export type HardNameKind = keyof typeof makers;

export interface HardName {
  kind: HardNameKind;
  /** As a database delivers it; every person has one, in Latin letters too. */
  nameZh: string;
  /** For English papers; always printable. */
  nameEn: string;
  /** `nameZh` as a paper must show it; null for a name that must be refused by name. */
  printed: string | null;
}

type Draw = (below: number) => number;

/** A name as delivered, and as printed where that differs; null for refused. */
type Made = readonly [nameZh: string, printed?: string | null];

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨亓仉逄笪乜亓麴佴';
const DOUBLE = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '尉迟',
  '濮阳',
  '澹台',
  '公冶',
  '单于',
  '万俟',
  '亓官',
  '第五',
];
const GIVEN = '若溪启明一凡思远子涵嘉宁书瑶景行知夏云舒清和怀瑾望舒晚晴';

/** From level 3 of 通用规范汉字表. */
const LEVEL_3 =
  '㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮' +
  '𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓';

const MINORITY = [
  ['古丽娜尔', '买买提艾力', '阿卜杜热依木'],
  ['阿依夏木古丽', '吐尔逊', '努尔艾合麦提'],
  ['斯琴', '巴特尔', '额尔德尼'],
  ['次仁', '旺堆', '索朗'],
  ['帕尔哈提', '阿布都克热木'],
] as const;

const DOTS = ['\u00B7', '\u2022', '\u2027', '\u30FB', '\uFF0E', '\uFF65', '\u2219', '.'];

const LATIN = [
  "O'Neill-Ó Súilleabháin",
  'Nguyễn Thị Ánh Tuyết',
  'Đặng Hữu Phước',
  'Çağrı Şimşekoğlu',
  'İbrahim Yıldız',
  'Łukasz Żółkiewski',
  'Zoë Brønsted-Ångström',
  'Ðorđe Ćosić',
  'Tomáš Dvořák',
  'José María Ñáñez',
  'Jean-François d’Estaing',
  'Ngũgĩ wa Thiong’o',
  'Jürgen Groß',
] as const;

const EXTENSIONS = {
  A: [0x3400, 0x4db5],
  B: [0x20000, 0x2a6d6],
  C: [0x2a700, 0x2b734],
  D: [0x2b740, 0x2b81d],
  E: [0x2b820, 0x2cea1],
  F: [0x2ceb0, 0x2ebe0],
} as const;

const NOT_IN_ANY_FACE = [
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
] as const;

/** Bidi overrides and joiners are not here: they have no ink and go. */
const DAMAGE = [
  '\u0000',
  '\n',
  '\t',
  '\u007F',
  '\uFFFD',
  '\u{1F600}',
  '\u{13000}',
  'q\u0323',
  '\u0645',
  '\uD840',
];

const makers = {
  'level 3': (draw) => [pick(SURNAMES, draw) + pick(LEVEL_3, draw) + pick(LEVEL_3, draw)],
  'extension A': (draw) => rare('A', draw),
  'extension B': (draw) => rare('B', draw),
  'extension C': (draw) => rare('C', draw),
  'extension D': (draw) => rare('D', draw),
  'extension E': (draw) => rare('E', draw),
  'extension F': (draw) => rare('F', draw),
  'double surname': (draw) => [pick(DOUBLE, draw) + pick(GIVEN, draw) + pick(LEVEL_3, draw)],
  'middle dots': (draw) => {
    const parts = pick(MINORITY, draw);
    return [parts.join(pick(DOTS, draw)), parts.join('\u00B7')];
  },
  'very long': (draw) => {
    let name: string = pick(pick(MINORITY, draw), draw);
    for (;;) {
      const next = `${name}\u00B7${pick(pick(MINORITY, draw), draw)}`;
      if (next.length > 40) return [name];
      name = next;
    }
  },
  latin: (draw) => {
    const name = pick(LATIN, draw);
    const printed = name.replaceAll('’', "'").normalize('NFC');
    // Half of the databases keep letters and marks apart.
    return [draw(2) === 0 ? name : name.normalize('NFD'), printed];
  },
  'single character': (draw) => [pick(['A', 'Ö', '一', '丨', '龘', '〇'], draw)],
  padded: (draw) => {
    const [surname, given] = [pick(SURNAMES, draw), pick(GIVEN, draw)];
    return [`\uFEFF${surname}\u3000${given} `, surname + given];
  },
  selector: (draw) => {
    const [surname, given] = [pick(SURNAMES, draw), pick(LEVEL_3, draw)];
    return [`${surname}${given}\u{E0100}`, surname + given];
  },
  'legacy private use': (draw) => {
    const fromFe = [...privateUse].filter(([legacy]) => legacy >= '\uE815');
    const [legacy, character] = pick(fromFe, draw);
    const surname = pick(SURNAMES, draw);
    return [surname + legacy, surname + character];
  },
  'own private use': (draw) => [pick(SURNAMES, draw) + point(0xe000, 0xe765, draw), null],
  'no face has it': (draw) => {
    const [first, last] = pick(NOT_IN_ANY_FACE, draw);
    return [pick(SURNAMES, draw) + point(first, last, draw), null];
  },
  damaged: (draw) => [`${pick(SURNAMES, draw)}${pick(DAMAGE, draw)}${pick(GIVEN, draw)}`, null],
} as const satisfies Record<string, (draw: Draw) => Made>;

const kinds = Object.keys(makers) as HardNameKind[];

/** People with hard names, every kind in turn; the same for the same seed. */
export function hardNames(count: number, seed: number): HardName[] {
  const draw = randomBelow(seed);
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? 'latin';
    const [nameZh, printed = nameZh] = makers[kind](draw);
    return { kind, nameZh, nameEn: pick(LATIN, draw), printed };
  });
}

function rare(extension: keyof typeof EXTENSIONS, draw: Draw): Made {
  const [first, last] = EXTENSIONS[extension];
  return [pick(SURNAMES, draw) + point(first, last, draw) + pick(GIVEN, draw)];
}

function point(first: number, last: number, draw: Draw): string {
  return String.fromCodePoint(first + draw(last - first + 1));
}

function pick(list: string, draw: Draw): string;
function pick<T>(list: readonly T[], draw: Draw): T;
function pick<T>(list: readonly T[] | string, draw: Draw): T | string {
  const items: readonly (T | string)[] = typeof list === 'string' ? Array.from(list) : list;
  const one = items[draw(items.length)];
  if (one === undefined) throw new RangeError('an empty list');
  return one;
}

/** mulberry32. */
function randomBelow(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
