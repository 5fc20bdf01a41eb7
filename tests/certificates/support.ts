import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createAuthority,
  createRenderEngine,
  demoUniversity,
  generateSealKey,
  keyEntry,
  loadSealSigner,
  type Authority,
  type DocumentCode,
  type IssueInput,
  type RenderEngine,
  type SealSigner,
  type Subject,
  type TrustStore,
} from '@hallway/certificates';

const execute = promisify(execFile);

/** A moment in week 12 of the autumn term, 11:07 on the campus clock. */
export const issuedAt = new Date('2026-11-22T03:07:00Z');

export interface Fixture {
  authority: Authority;
  certificatePem: string;
  signer: SealSigner;
  trust: TrustStore;
}

/** Before the papers of these tests, and before today: pdfsig asks the system clock whether a certificate is valid. */
const validFrom = new Date(Math.min(Date.parse('2026-01-01T00:00:00Z'), Date.now() - 86_400_000));

/** A new authority with one kiosk's seal. */
export async function createFixture(): Promise<Fixture> {
  const authority = await createAuthority({
    organisation: { zh: demoUniversity.zh, en: demoUniversity.en },
    notBefore: validFrom,
  });
  const { signer, certificatePem } = await createSeal(authority, 'K01');
  const keys = await authority.signKeyList([await keyEntry(certificatePem)], issuedAt);
  return { authority, certificatePem, signer, trust: { rootPem: authority.rootPem, keys } };
}

/** A seal certificate for a key of any kind. */
export function certify(
  authority: Authority,
  publicKeySpkiPem: string,
  kioskId = 'K01',
): Promise<string> {
  const days = 3650;
  return authority.issueSealCertificate({ kioskId, publicKeySpkiPem, notBefore: validFrom, days });
}

export async function createSeal(authority: Authority, kioskId: string) {
  const key = await generateSealKey();
  const certificatePem = await certify(authority, key.publicKeySpkiPem, kioskId);
  const signer = await loadSealSigner({
    keyPem: key.privateKeyPem,
    certificatePem,
    chainPem: authority.issuingPem + authority.rootPem,
  });
  return { signer, certificatePem };
}

export const linXiao: Subject = {
  no: '2024110101',
  nameZh: '林晓',
  nameEn: 'LIN Xiao',
  sex: 'F',
  birthDate: '2006-03-14',
  idNumber: '999101200603140027',
  college: { zh: '计算机与人工智能学院', en: 'College of Computing and Artificial Intelligence' },
  major: { zh: '软件工程', en: 'Software Engineering' },
  level: 'undergraduate',
  gradeYear: 2024,
  lengthYears: 4,
  enrolledOn: '2024-09',
  graduatesOn: '2028-06',
  status: 'enrolled',
  statusFrom: '2024-09-01',
  statusTo: null,
};

export function issue(
  document: DocumentCode,
  subject: Partial<Subject> = {},
  rest: Partial<IssueInput> = {},
): IssueInput {
  return {
    document,
    language: document === 'D02' ? 'en' : 'zh',
    data: {},
    options: {},
    subject: { ...linXiao, ...subject },
    purpose: 'visa',
    registration: { term: { year: 2026, half: 'autumn' }, grace: false },
    serial: `LJU-${document}-2026-K01-000123`,
    verifyCode: 'LS28-6QM8-LQ4T-RFXY',
    issuedAt,
    validUntil: '2027-02-20',
    kioskId: 'K01',
    copies: 2,
    attempt: 1,
    statusIndex: 81_234,
    ...rest,
  };
}

let engine: Promise<RenderEngine> | undefined;

/** One engine for a test file: the faces take 30 MB and a third of a second. */
export function sharedEngine(): Promise<RenderEngine> {
  engine ??= createRenderEngine({ university: demoUniversity });
  return engine;
}

/** A directory that is removed by `await using`. */
export async function temporaryDirectory() {
  const path = await mkdtemp(join(tmpdir(), 'hallway-certificates-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Runs a Debian tool. Output of both streams and the exit code, never an exception for a bad exit. */
export async function run(
  command: string,
  args: readonly string[],
  cwd?: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await execute(command, args, { maxBuffer: 64 << 20, cwd });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const failed = error as { code?: number | string; stdout?: string; stderr?: string };
    if (typeof failed.code !== 'number') throw error;
    return { code: failed.code, stdout: failed.stdout ?? '', stderr: failed.stderr ?? '' };
  }
}
