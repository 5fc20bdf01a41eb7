/** A list of names that cannot be read as asked. */
export class NameListError extends Error {
  readonly code = 'NAME_LIST';
  override name = 'NameListError';
}

/** Reads a file in UTF-8 or, where that is not what it is, GB 18030. */
export function decodeNames(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/**
 * One name for each record of the file, so that a name's place is its line.
 *
 * @param column of a CSV file (RFC 4180) with a head; null for one name a line
 * @throws NameListError when there is no such column
 */
export function namesIn(text: string, column: string | null): string[] {
  if (column === null) return text.split(/\r\n|\n|\r/);
  const [head = [], ...rows] = csvRecords(text);
  const at = head.findIndex((name) => name.trim() === column);
  if (at < 0) throw new NameListError(`no column "${column}"; there are: ${head.join(', ')}`);
  return ['', ...rows.map((row) => row[at] ?? '')];
}

/** RFC 4180: fields in quotes may hold commas, line ends and doubled quotes. */
function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/gy;
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [whole, value = '', end] = match;
    record.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end !== ',') {
      records.push(record);
      record = [];
    }
    if (whole === '' || end === '') break;
  }
  return records;
}
