import type { Paper } from '@hallway/protocol';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../db/index.ts';
import type { Kiosks } from '../kiosks/index.ts';
import type { Papers } from '../papers/index.ts';
import { hashPassword, type People } from '../people/index.ts';
import type { Accounts } from '../staff/index.ts';
import { demoPassword, demoPickupCode } from './credentials.ts';
import { demoDocuments } from './documents.ts';
import { demoKiosks } from './kiosks.ts';
import { demoPapers } from './papers/index.ts';
import { demoPeople } from './people.ts';
import { demoStaff } from './staff.ts';
import { demoStudents } from './students.ts';

/** Records written in one transaction, so that a large university does not hold up everybody else. */
const BATCH = 500;

export interface SeedTargets {
  db: Database;
  people: People;
  papers: Papers;
  catalogue: Catalogue;
  kiosks: Kiosks;
  accounts: Accounts;
}

/**
 * Fills an empty central with the demo university; does nothing when it holds people already.
 *
 * @param today ISO date the people's standing is relative to
 * @param students how many generated students besides the named people
 */
export async function seedDemo(
  { db, people, papers, catalogue, kiosks, accounts }: SeedTargets,
  today: string,
  students: number,
): Promise<void> {
  if (db.read((tx) => people.count(tx)) > 0) return;
  const [named, records] = await Promise.all([
    Promise.all(
      demoPeople(today).map(async (person) => {
        const password = await hashPassword(demoPassword(person.no));
        return { ...person, credentials: { ...person.credentials, password } };
      }),
    ),
    Promise.all(demoPapers(today).map(withPickupCode)),
    ...demoStaff.map((account) => accounts.put(account)),
  ]);
  db.write((tx) => {
    for (const document of demoDocuments) catalogue.putDocument(tx, document);
    for (const config of demoKiosks) {
      kiosks.register(tx, config);
      catalogue.putKiosk(tx, config);
    }
  });
  const generated = demoStudents(students, today);
  for (let from = 0; from < generated.length; from += BATCH) {
    const batch = generated.slice(from, from + BATCH);
    db.write((tx) => batch.forEach((person) => people.put(tx, person)));
  }
  db.write((tx) => records.forEach((paper) => papers.put(tx, paper)));
  // Last: their presence says that seeding went to its end.
  db.write((tx) => named.forEach((person) => people.put(tx, person)));
}

/** Alumni have no other credential than the code they were given. */
async function withPickupCode(paper: Paper): Promise<Paper> {
  if (!paper.no.startsWith('A')) return paper;
  return { ...paper, pickup: await hashPassword(demoPickupCode(paper.no, paper.document)) };
}
