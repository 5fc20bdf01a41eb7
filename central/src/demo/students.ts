import type { Person } from '@hallway/protocol';
import { majors, type Major } from './colleges.ts';
import { demoIdNumber } from './id-number.ts';
import { numbersFrom } from './random.ts';
import { student, demoMoment } from './records.ts';

const surnames: [string, string][] = [
  ['李', 'LI'],
  ['王', 'WANG'],
  ['张', 'ZHANG'],
  ['刘', 'LIU'],
  ['陈', 'CHEN'],
  ['杨', 'YANG'],
  ['黄', 'HUANG'],
  ['赵', 'ZHAO'],
  ['吴', 'WU'],
  ['周', 'ZHOU'],
  ['徐', 'XU'],
  ['孙', 'SUN'],
  ['马', 'MA'],
  ['朱', 'ZHU'],
  ['胡', 'HU'],
  ['郭', 'GUO'],
  ['何', 'HE'],
  ['高', 'GAO'],
  ['林', 'LIN'],
  ['罗', 'LUO'],
  ['郑', 'ZHENG'],
  ['梁', 'LIANG'],
  ['谢', 'XIE'],
  ['宋', 'SONG'],
  ['唐', 'TANG'],
  ['许', 'XU'],
  ['韩', 'HAN'],
  ['冯', 'FENG'],
  ['邓', 'DENG'],
  ['曹', 'CAO'],
  ['彭', 'PENG'],
  ['曾', 'ZENG'],
  ['肖', 'XIAO'],
  ['田', 'TIAN'],
  ['董', 'DONG'],
  ['潘', 'PAN'],
  ['袁', 'YUAN'],
  ['蔡', 'CAI'],
  ['蒋', 'JIANG'],
  ['余', 'YU'],
  ['欧阳', 'OUYANG'],
  ['司马', 'SIMA'],
];

const given: [string, string][] = [
  ['安', 'an'],
  ['博', 'bo'],
  ['晨', 'chen'],
  ['楚', 'chu'],
  ['丹', 'dan'],
  ['恩', 'en'],
  ['帆', 'fan'],
  ['菲', 'fei'],
  ['歌', 'ge'],
  ['涵', 'han'],
  ['航', 'hang'],
  ['嘉', 'jia'],
  ['静', 'jing'],
  ['珂', 'ke'],
  ['兰', 'lan'],
  ['乐', 'le'],
  ['林', 'lin'],
  ['明', 'ming'],
  ['宁', 'ning'],
  ['鹏', 'peng'],
  ['琪', 'qi'],
  ['清', 'qing'],
  ['然', 'ran'],
  ['瑞', 'rui'],
  ['思', 'si'],
  ['涛', 'tao'],
  ['天', 'tian'],
  ['婉', 'wan'],
  ['文', 'wen'],
  ['溪', 'xi'],
  ['欣', 'xin'],
  ['雪', 'xue'],
  ['妍', 'yan'],
  ['阳', 'yang'],
  ['怡', 'yi'],
  ['宇', 'yu'],
  ['源', 'yuan'],
  ['泽', 'ze'],
  ['哲', 'zhe'],
  ['舟', 'zhou'],
];

function pick<T>(list: readonly [T, ...T[]] | readonly T[], draw: (below: number) => number): T {
  const chosen = list[draw(list.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}

const allMajors: readonly Major[] = Object.values(majors);

/**
 * Further students in good standing, to give the demo university a body. Their numbers do not meet those of
 * the people in `demoPeople`. They hold a card and have set no password.
 *
 * @param count at most 80,000
 */
export function demoStudents(count: number, today: string): Person[] {
  return Array.from({ length: count }, (_, index) => generated(index, today));
}

function generated(index: number, today: string): Person {
  const draw = numbersFrom(index + 1);
  const major = pick(allMajors, draw);
  const year = demoMoment(today).getUTCFullYear();
  const autumnBegan = today.slice(5) >= '09-05';
  const entryYear = (autumnBegan ? year : year - 1) - draw(major.lengthYears);
  const [surnameZh, surnameEn] = pick(surnames, draw);
  const names = Array.from({ length: 1 + draw(2) }, () => pick(given, draw));
  const givenEn = names.map(([, pinyin]) => pinyin).join('');
  const sex = draw(2) === 0 ? 'F' : 'M';
  const age = major.level === 'postgraduate' ? 22 : 18;
  const birthDate = `${entryYear - age}-${two(1 + draw(12))}-${two(1 + draw(28))}`;
  const levelDigit = major.level === 'postgraduate' ? 2 : 1;
  return student(
    {
      no: `${entryYear}${levelDigit}${20_000 + index}`,
      nameZh: surnameZh + names.map(([character]) => character).join(''),
      nameEn: `${surnameEn} ${givenEn.charAt(0).toUpperCase()}${givenEn.slice(1)}`,
      sex,
      birthDate,
      idNumber: demoIdNumber(draw(1000), birthDate, draw(500), sex),
      campus: draw(4) === 0 ? 'yunlu' : 'tinglan',
      major,
    },
    today,
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
