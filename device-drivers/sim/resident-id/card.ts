/** What is printed on a simulated resident ID. Dates are YYYYMMDD; texts are cut to what fits. */
export interface CitizenCard {
  kind: 'citizen';
  name: string;
  /** GB/T 2261.1: 1 male, 2 female. */
  sex: string;
  /** GB/T 3304, two digits. */
  ethnicGroup: string;
  birth: string;
  address: string;
  number: string;
  issuer: string;
  from: string;
  to: string;
}

export interface ForeignerCard {
  kind: 'foreigner';
  nameEnglish: string;
  sex: string;
  number: string;
  nationality: string;
  name: string;
  from: string;
  to: string;
  birth: string;
  version: string;
  authority: string;
}

export interface PermitCard {
  kind: 'permit';
  name: string;
  sex: string;
  birth: string;
  address: string;
  number: string;
  issuer: string;
  from: string;
  to: string;
  passNumber: string;
  issueCount: string;
}

export type SimulatedCard = CitizenCard | ForeignerCard | PermitCard;

const PHOTO_OCTETS = 1_024;

/** The 256 octets of text on the chip. */
export function textOf(card: SimulatedCard): Uint8Array {
  return Buffer.from(charactersOf(card), 'utf16le');
}

/** The chip's photo: `WLf` and then nothing anybody could draw. */
export function photo(): Uint8Array {
  return Buffer.concat([Buffer.from('WLf\0', 'latin1')], PHOTO_OCTETS);
}

/** Offsets here are characters, half of the octets. */
function charactersOf(card: SimulatedCard): string {
  switch (card.kind) {
    case 'citizen':
      return (
        fill(15, card.name) +
        fill(1, card.sex) +
        fill(2, card.ethnicGroup) +
        fill(8, card.birth) +
        fill(35, card.address) +
        fill(18, card.number) +
        fill(15, card.issuer) +
        fill(8, card.from) +
        fill(8, card.to) +
        fill(18, '')
      );
    case 'foreigner':
      return (
        fill(60, card.nameEnglish) +
        fill(1, card.sex) +
        fill(15, card.number) +
        fill(3, card.nationality) +
        fill(15, card.name) +
        fill(8, card.from) +
        fill(8, card.to) +
        fill(8, card.birth) +
        fill(2, card.version) +
        fill(4, card.authority) +
        fill(1, 'I') +
        fill(3, '')
      );
    case 'permit':
      return (
        fill(15, card.name) +
        fill(1, card.sex) +
        fill(2, '') +
        fill(8, card.birth) +
        fill(35, card.address) +
        fill(18, card.number) +
        fill(15, card.issuer) +
        fill(8, card.from) +
        fill(8, card.to) +
        fill(9, card.passNumber) +
        fill(2, card.issueCount) +
        fill(3, '') +
        fill(1, 'J') +
        fill(3, '')
      );
  }
}

function fill(width: number, text: string): string {
  return text.slice(0, width).padEnd(width);
}

/** A person who does not exist: the example of GB 11643. */
export const exampleCard: CitizenCard = {
  kind: 'citizen',
  name: '李明',
  sex: '2',
  ethnicGroup: '01',
  birth: '19491231',
  address: '北京市朝阳区示例路1号',
  number: '11010519491231002X',
  issuer: '北京市公安局朝阳分局',
  from: '20180101',
  to: '长期',
};
