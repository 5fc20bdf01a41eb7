/**
 * Private use code points that stood for characters of GBK and GB 18030 which Unicode had not encoded yet, in runs of
 * consecutive code points. Sources: the two-byte rows A2, A6, A8, A9 and FE of GBK 1.0, GB 18030-2000 and -2005 against
 * GB 18030-2022, annex D; the tables of ICU (windows-936-2000, ibm-1386) and glibc agree on every line.
 */
const runs: readonly (readonly [number, string])[] = [
  [0xe76c, '\u20AC'],
  // Vertical forms of punctuation.
  [0xe78d, '\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19'],
  [0xe7c7, '\u1E3F\u01F9'],
  // Ideographic description.
  [0xe7e7, '\u303E\u2FF0\u2FF1\u2FF2\u2FF3\u2FF4\u2FF5\u2FF6\u2FF7\u2FF8\u2FF9\u2FFA\u2FFB'],
  // Ideographs and components, FE50 to FEA0.
  [
    0xe815,
    '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹' +
      '䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
  ],
];

/** Private use code point, as a character, to the character it stood for. */
export const privateUse: ReadonlyMap<string, string> = new Map(
  runs.flatMap(([first, characters]) =>
    Array.from(characters, (character, i) => [String.fromCodePoint(first + i), character] as const),
  ),
);
