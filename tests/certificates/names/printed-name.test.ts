import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedName } from '@hallway/certificates';
import { privateUse } from '../../../certificates/src/names/private-use.ts';
import { hardNames } from '../hard-names.ts';
import { run } from '../support.ts';

/**
 * Decodes every two-byte code as it was (GBK by ICU's two tables, GB 18030-2000 by Python) and as it is (GB 18030 by
 * glibc); prints the pairs that went from private use to a character.
 */
const peers = `
import subprocess
codes = [bytes([a, b]) for a in range(0xA1, 0xFF) for b in range(0x40, 0xFF) if b != 0x7F]
def convert(command):
    lines = subprocess.run(command, input=b'\\n'.join(codes), capture_output=True, check=True).stdout
    return lines.decode('utf-8').split('\\n')
icu = lambda name: convert(['uconv', '--from-callback', 'substitute', '-f', name, '-t', 'UTF-8'])
now = convert(['iconv', '-f', 'GB18030', '-t', 'UTF-8'])
python = [code.decode('gb18030', 'replace') for code in codes]
private = lambda text: len(text) == 1 and '\\uE000' <= text <= '\\uF8FF'
pairs = {(old, new) for table in (icu('windows-936-2000'), icu('ibm-1386'), python)
         for old, new in zip(table, now) if private(old) and not private(new)}
for old, new in sorted(pairs): print(old, new)
`;

describe('private use of GBK and GB 18030', () => {
  it('is all that ICU, Python and glibc say it is', async () => {
    const { stdout, stderr } = await run('/usr/bin/python3', ['-c', peers]);
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toEqual([...privateUse].map((pair) => pair.join(' ')));
  });

  it('agrees with the decoder of this runtime wherever that no longer answers in private use', () => {
    const decoder = new TextDecoder('gb18030');
    const decoded = new Set<string>();
    for (let low = 0x50; low <= 0xa0; low++) {
      if (low !== 0x7f) decoded.add(decoder.decode(Uint8Array.of(0xfe, low)));
    }
    const meant = new Set([...privateUse].filter(([from]) => from >= '\uE815').map(([, to]) => to));
    const shared = [...decoded].filter((one) => meant.has(one));
    expect(shared.length).toBeGreaterThanOrEqual(60);
    for (const one of decoded) expect(meant.has(privateUse.get(one) ?? one)).toBe(true);
  });

  it('is spelled as meant in a name; what a university drew itself is left to be refused', () => {
    expect(printedName('王\uE863')).toBe('王䶮');
    expect(printedName('王\uE000')).toBe('王\uE000');
  });
});

describe('a printed name', () => {
  it.each([
    ['古丽•买买提', '古丽·买买提'],
    ['古丽.买买提', '古丽·买买提'],
    ['J. Smith', 'J. Smith'],
    ['Thiong’o', "Thiong'o"],
    ['王　伟', '王伟'],
    ['LIN\u00A0 Xiao', 'LIN Xiao'],
    ['ＬＩＮ', 'LIN'],
    ['\u2F00\u2F06', '一二'],
    ['\uF92C\uFA0C\uFA0E', '郎兀\uFA0E'],
    ['葛\u{E0100}', '葛'],
    ['林\u202E晓', '林晓'],
    ['林\n晓', '林\n晓'],
  ])('%j is %j', (from, to) => {
    expect(printedName(from)).toBe(to);
  });

  it('keeps the twelve unified ideographs of the compatibility block', () => {
    const twelve = '﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩';
    expect(Array.from(twelve)).toHaveLength(12);
    expect(printedName(twelve)).toBe(twelve);
  });

  it('stays as it is when spelled again, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (text) => {
        const once = printedName(text);
        expect(printedName(once)).toBe(once);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('of every hard name is what the paper must show', () => {
    for (const { nameZh, printed } of hardNames(600, 4)) {
      if (printed !== null) expect(printedName(nameZh)).toBe(printed);
    }
  });
});
