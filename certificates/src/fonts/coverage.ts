import { printedName } from '../names/index.ts';
import { blockOf } from './blocks.ts';
import { measure } from './faces.ts';
import { pointOf } from './glyph-missing.ts';
import type { Typefaces } from './typefaces.ts';

/** A character for people to look up. */
export interface NamedCharacter {
  character: string;
  /** E.g. `U+2A6A5`. */
  codePoint: string;
  block: string | null;
}

/** A character that the first face does not draw. */
export interface CharacterReport extends NamedCharacter {
  /** PostScript name of the face that draws it; null when none does. */
  face: string | null;
}

/** A name that is not printed letter by letter in the first face. */
export interface NameReport {
  /** From 1. */
  line: number;
  name: string;
  /** The name as it would be printed. */
  printed: string;
  /** Whether a paper would be refused. */
  refused: boolean;
  /** Characters of the list that are not on paper: spelled otherwise, or without ink. */
  respelled: NamedCharacter[];
  /** What a fallback draws, or nothing. */
  characters: CharacterReport[];
}

export interface CoverageReport {
  names: number;
  refused: number;
  /** Names that are spelled otherwise on paper than in the list. */
  respelled: number;
  /** Names that need a face beyond the first. */
  fallback: number;
  reports: NameReport[];
}

/** Says which names of a list the faces can print, and of the rest why not. Empty lines are skipped. */
export async function reportCoverage(
  lines: readonly string[],
  typefaces: Typefaces,
): Promise<CoverageReport> {
  const printed = lines.map(printedName);
  const { regular } = await typefaces.facesFor(printed);
  const [first] = regular;
  const reports: NameReport[] = [];
  for (const [index, name] of lines.entries()) {
    const text = printed[index] ?? '';
    const characters = [...new Set(text)]
      .map((character): CharacterReport => {
        const drawn = measure(regular, character.codePointAt(0) ?? 0);
        return { ...named(character), face: drawn?.face.name ?? null };
      })
      .filter(({ face }) => face !== first?.name);
    if (characters.length === 0 && text === name) continue;
    const refused = characters.some(({ face }) => face === null);
    const respelled = [...new Set(name)].filter((character) => !text.includes(character));
    reports.push({
      line: index + 1,
      name,
      printed: text,
      refused,
      respelled: respelled.map(named),
      characters,
    });
  }
  return {
    names: printed.filter((text) => text !== '').length,
    refused: reports.filter((report) => report.refused).length,
    respelled: reports.filter((report) => report.printed !== report.name).length,
    fallback: reports.filter(({ characters }) => characters.some(({ face }) => face !== null))
      .length,
    reports,
  };
}

function named(character: string): NamedCharacter {
  return {
    character,
    codePoint: pointOf(character),
    block: blockOf(character.codePointAt(0) ?? 0),
  };
}
