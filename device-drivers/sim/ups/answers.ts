import { inQuotes, quoted, wordsOf } from '../../src/codec/nut/words.ts';
import { upsVariables, type UpsState } from './condition.ts';

/** The UPS that upsd serves. */
export interface ServedUps {
  name: string;
  description: string;
  state: UpsState;
  /** The driver heard nothing of the UPS for too long: what it said before is not told any more. */
  isStale: boolean;
}

export const GOODBYE = 'OK Goodbye';

/**
 * What upsd answers to one line (RFC 9271): lines without their line feeds. Nobody can sign in, and nothing can be
 * changed: such commands are refused as by a upsd that has no users. Values and descriptions are always in quotes.
 */
export function answerTo(text: string, ups: ServedUps): string[] {
  const [verb = '', what = '', name = '', variable = ''] = wordsOf(text) ?? [];
  switch (verb) {
    case 'VER':
      return ['Hallway UPS simulator'];
    case 'NETVER':
    case 'PROTVER':
      return ['1.3'];
    case 'HELP':
      return ['Commands: HELP VER NETVER PROTVER GET LIST LOGOUT STARTTLS'];
    case 'STARTTLS':
      return ['ERR FEATURE-NOT-CONFIGURED'];
    case 'LOGOUT':
      return [GOODBYE];
    case 'USERNAME':
    case 'PASSWORD':
    case 'LOGIN':
    case 'SET':
    case 'INSTCMD':
      return ['ERR ACCESS-DENIED'];
    case 'LIST':
      return what === 'UPS' ? listUps(ups) : list(what, name, ups);
    case 'GET':
      return [get(what, name, variable, ups)];
    default:
      return ['ERR UNKNOWN-COMMAND'];
  }
}

function listUps({ name, description }: ServedUps): string[] {
  return enclosed('UPS', [`UPS ${quoted(name)} ${inQuotes(description)}`]);
}

function list(what: string, name: string, ups: ServedUps): string[] {
  if (name === '') return ['ERR INVALID-ARGUMENT'];
  if (name !== ups.name) return ['ERR UNKNOWN-UPS'];
  const of = `${what} ${quoted(name)}`;
  switch (what) {
    case 'VAR':
      if (ups.isStale) return ['ERR DATA-STALE'];
      return enclosed(
        of,
        Array.from(
          upsVariables(ups.state),
          ([variable, said]) => `VAR ${quoted(name)} ${variable} ${inQuotes(said)}`,
        ),
      );
    case 'RW':
    case 'CMD':
    case 'CLIENT':
      return enclosed(of, []);
    default:
      return ['ERR INVALID-ARGUMENT'];
  }
}

function get(what: string, name: string, variable: string, ups: ServedUps): string {
  if (name === '') return 'ERR INVALID-ARGUMENT';
  if (name !== ups.name) return 'ERR UNKNOWN-UPS';
  switch (what) {
    case 'UPSDESC':
      return `UPSDESC ${quoted(name)} ${inQuotes(ups.description)}`;
    case 'NUMLOGINS':
      return `NUMLOGINS ${quoted(name)} 0`;
    case 'VAR': {
      if (variable === '') return 'ERR INVALID-ARGUMENT';
      if (ups.isStale) return 'ERR DATA-STALE';
      const said = upsVariables(ups.state).get(variable);
      if (said === undefined) return 'ERR VAR-NOT-SUPPORTED';
      return `VAR ${quoted(name)} ${variable} ${inQuotes(said)}`;
    }
    default:
      return 'ERR INVALID-ARGUMENT';
  }
}

function enclosed(of: string, rows: string[]): string[] {
  return [`BEGIN LIST ${of}`, ...rows, `END LIST ${of}`];
}
