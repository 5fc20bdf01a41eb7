/**
 * A check of the reference (certificates, §9), and the tests that prove it: file under `tests/` and name; `long` for one
 * that runs with HALLWAY_LONG only.
 */
export interface AcceptanceCheck {
  number: number;
  says: string;
  proofs: readonly (readonly [file: string, test: string, when?: 'long'])[];
}

const EVERY = 'certificates/render/every-paper.test.ts';
const NAMES = 'certificates/render/hard-names.test.ts';
const SEALED = 'certificates/sign/every-template.test.ts';
const LATER = 'certificates/sign/augment.test.ts';
const STRANGER = 'certificates/verify/independent.test.ts';
const SCAN = 'certificates/render/scan.test.ts';

/** All twenty-two. `npm run bench -- render` has the ratios of 21; its endurance is a test. */
export const acceptance: readonly AcceptanceCheck[] = [
  {
    number: 1,
    says: 'qpdf finds no fault',
    proofs: [
      [EVERY, 'is a sound file with only subset TrueType fonts'],
      [NAMES, 'are sound files with two to five embedded subsets and nothing else'],
    ],
  },
  {
    number: 2,
    says: 'pdffonts: embedded TrueType subsets with texts, nothing else',
    proofs: [
      [EVERY, 'is a sound file with only subset TrueType fonts'],
      [NAMES, 'are sound files with two to five embedded subsets and nothing else'],
    ],
  },
  {
    number: 3,
    says: 'no blank glyphs',
    proofs: [
      [EVERY, 'have an outline for every glyph but three empty ones, a text and its width'],
      [NAMES, 'have ink for every character, a text for every glyph, and its width'],
    ],
  },
  {
    number: 4,
    says: 'pixels as approved, word boxes as in typst',
    proofs: [
      ['certificates/render/golden.test.ts', 'of %s look as approved'],
      ['certificates/render/word-boxes.test.ts', 'every word stands where typst sets it'],
    ],
  },
  {
    number: 5,
    says: 'alike in a second renderer',
    proofs: [[EVERY, 'look alike in a second renderer']],
  },
  {
    number: 6,
    says: 'every field read by two extractors, digits and Extensions A to F too',
    proofs: [
      [EVERY, 'lets two extractors read every printed field whole'],
      [NAMES, 'are read whole by two extractors: names, numbers and all'],
      [NAMES, 'is read back by two programs, one character of each from A to F'],
    ],
  },
  {
    number: 7,
    says: 'coverage, and refusal by name',
    proofs: [
      [
        'certificates/fonts/coverage.test.ts',
        'have all of 通用规范汉字表 and GB 18030-2022 level 3, as fontTools reads them',
      ],
      [NAMES, 'are made with the name as it must be, or refused by name'],
    ],
  },
  {
    number: 8,
    says: 'pdfsig: valid, trusted, whole',
    proofs: [
      [SEALED, 'is sealed for pdfsig and OpenSSL at'],
      [NAMES, 'are sealed so that pdfsig trusts them, one of each template'],
    ],
  },
  { number: 9, says: 'openssl cms', proofs: [[SEALED, 'is sealed for pdfsig and OpenSSL at']] },
  {
    number: 10,
    says: 'PAdES attributes',
    proofs: [[SEALED, 'is sealed for pdfsig and OpenSSL at']],
  },
  {
    number: 11,
    says: 'no changed byte passes',
    proofs: [
      [LATER, 'has no byte that can be changed, of many tried at random'],
      [SEALED, 'no changed byte passes at %s', 'long'],
    ],
  },
  {
    number: 12,
    says: 'time stamps hold for openssl ts',
    proofs: [
      [SEALED, 'is sealed for pdfsig and OpenSSL at'],
      [LATER, 'is time stamps that OpenSSL verifies over what they cover'],
    ],
  },
  {
    number: 13,
    says: 'what is added leaves what was',
    proofs: [
      [LATER, 'changes nothing but the gap for a time stamp, and nothing at all for the rest'],
      [LATER, 'is a document security store with an entry for the seal'],
    ],
  },
  {
    number: 14,
    says: 'revocation, and only from its time on',
    proofs: [
      [
        'central/seal/crls.test.ts',
        'lets OpenSSL accept a kiosk, and refuse it once it is stolen, from the time of the theft',
      ],
      [
        STRANGER,
        'tells an unknown key, an expired paper, a revoked one and one of a stolen kiosk apart',
      ],
      [
        'certificates/verify/verify.test.ts',
        'counts papers of a lost kiosk only from before the loss',
      ],
    ],
  },
  {
    number: 15,
    says: 'PDF/A by Preflight, unsigned and signed',
    proofs: [['certificates/render/preflight.test.ts', 'calls %s valid']],
  },
  {
    number: 16,
    says: 'tags, reading order, languages',
    proofs: [
      [EVERY, 'is tagged, in reading order, with alternatives for code and seal'],
      [EVERY, 'has its tables tagged with heads and cells, row by row'],
    ],
  },
  {
    number: 17,
    says: 'the code is read from print, and from damaged print',
    proofs: [
      [EVERY, 'shows its code once on paper, readable at 300 dpi, equal to the payload'],
      [SCAN, 'is read at least 19 times of 20'],
      [SCAN, 'is read at least 19 times of 20 by who looks at red'],
      [SCAN, 'is read at least 19 times of 20: %s', 'long'],
      [SCAN, 'has modules of at least 0.55 mm, in all of them', 'long'],
    ],
  },
  {
    number: 18,
    says: 'a verifier of others, without a network',
    proofs: [
      [STRANGER, 'accepts a genuine code and reads its claims'],
      [
        STRANGER,
        'tells an unknown key, an expired paper, a revoked one and one of a stolen kiosk apart',
      ],
    ],
  },
  {
    number: 19,
    says: 'nothing private in text, code or request',
    proofs: [
      [EVERY, 'keeps identity number and date of birth out of the code'],
      [EVERY, 'shows the identity number whole only where the purpose needs it'],
      [EVERY, 'shows the date of birth only where its template declares it'],
      [NAMES, 'carry a code that names them, and nothing private'],
      [
        'central/web/verify.peer.test.ts',
        'is judged on the phone, and nothing of it is sent or kept in the address',
      ],
    ],
  },
  {
    number: 20,
    says: 'the same bytes again, with the template’s hash',
    proofs: [
      [EVERY, 'is the same file for the same issue, and another for another'],
      [NAMES, 'come out the same when made again'],
    ],
  },
  {
    number: 21,
    says: 'no memory growth',
    proofs: [['certificates/render/endurance.test.ts', 'leave the memory as it was', 'long']],
  },
  {
    number: 22,
    says: 'schema, refusals with their place, the same bytes in a browser',
    proofs: [
      ['certificates/template/template.test.ts', 'with %s are refused, and the error says where'],
      ['certificates/template/template.test.ts', 'keep to the schema and have stable hashes'],
      [
        'certificates/render/browser/browser.test.ts',
        'a browser makes the very bytes that a kiosk makes',
      ],
    ],
  },
];
