import { numbersOf, stringsOf, valuesOf } from '../../codec/ipp/attributes.ts';
import type { IppAttribute } from '../../codec/ipp/index.ts';
import type { Supply, SupplyLevel } from '../../health/types.ts';

const LOW_PERCENT = 10;
const utf8 = new TextDecoder();

/** Paper from `printer-input-tray`, ink and waste from `printer-supply` (PWG 5100.13) or else from `marker-*` (PWG 5100.6). */
export function suppliesOf(
  attributes: readonly IppAttribute[],
  keywords: ReadonlySet<string>,
): Supply[] {
  const markers = descriptionsOf(attributes, 'printer-supply');
  const names = stringsOf(attributes, 'printer-supply-description');
  return [
    ...descriptionsOf(attributes, 'printer-input-tray').map((tray) => paper(tray, keywords)),
    ...(markers.length > 0
      ? markers.map((marker, index) => {
          const name = names[index] ?? marker.get('colorantname') ?? '';
          const type = marker.get('type') ?? '';
          return consumable(name, type, percentOf(marker), keywords);
        })
      : markerAttributes(attributes, keywords)),
  ];
}

function paper(tray: Description, keywords: ReadonlySet<string>): Supply {
  const sheets = countOf(tray, 'level');
  const percent = percentOf(tray);
  const level = keywords.has('media-jam') ? 'jammed' : levelOf(percent, sheets);
  return { kind: 'paper', name: tray.get('name') ?? '', level, percent, sheets };
}

function markerAttributes(
  attributes: readonly IppAttribute[],
  keywords: ReadonlySet<string>,
): Supply[] {
  const levels = numbersOf(attributes, 'marker-levels');
  const types = stringsOf(attributes, 'marker-types');
  return stringsOf(attributes, 'marker-names').map((name, index) => {
    const level = levels[index] ?? -1;
    return consumable(
      name,
      types[index] ?? '',
      level >= 0 && level <= 100 ? level : null,
      keywords,
    );
  });
}

function consumable(
  name: string,
  type: string,
  percent: number | null,
  keywords: ReadonlySet<string>,
): Supply {
  if (/waste/i.test(type)) {
    // Printers disagree whether a waste level counts the waste or the room left; the reasons do not.
    return { kind: 'waste', name, level: wasteLevel(keywords), percent: null };
  }
  const kind = /toner|ink/i.test(type) ? 'toner' : 'other';
  return { kind, name, level: levelOf(percent, percent), percent };
}

function wasteLevel(keywords: ReadonlySet<string>): SupplyLevel {
  if (keywords.has('marker-waste-full')) return 'out';
  return keywords.has('marker-waste-almost-full') ? 'low' : 'full';
}

function levelOf(percent: number | null, count: number | null): SupplyLevel {
  if (count === 0) return 'out';
  if (percent === null) return 'unknown';
  return percent <= LOW_PERCENT ? 'low' : 'full';
}

type Description = ReadonlyMap<string, string>;

/** `key=value;` descriptions inside octet strings (PWG 5100.13 §5.6); what does not parse is left out. */
function descriptionsOf(attributes: readonly IppAttribute[], name: string): Description[] {
  return valuesOf(attributes, name).flatMap((value) => {
    if (value.type !== 'octetString') return [];
    const pairs = utf8
      .decode(value.value)
      .split(';')
      .map((pair) => pair.split('=', 2));
    return [
      new Map(
        pairs.flatMap(([key, text]): [string, string][] =>
          key === undefined || text === undefined ? [] : [[key.trim(), text.trim()]],
        ),
      ),
    ];
  });
}

/** A count that is really one: the Printer MIB uses -1, -2 and -3 for other, unknown and "some". */
function countOf(description: Description, key: string): number | null {
  const raw = description.get(key);
  if (raw === undefined || !/^\d{1,9}$/.test(raw)) return null;
  return Number(raw);
}

function percentOf(description: Description): number | null {
  const level = countOf(description, 'level');
  const capacity = countOf(description, 'maxcapacity');
  if (level === null || capacity === null || capacity === 0) return null;
  return Math.min(100, Math.round((level * 100) / capacity));
}
