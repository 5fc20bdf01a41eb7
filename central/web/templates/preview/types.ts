import type { Bilingual } from '../../shared/bilingual.ts';
import type { IssueInput, SlipLine, Subject } from '@hallway/certificates/engine';
import type { SamplePerson } from './people.ts';

export type { SamplePerson } from './people.ts';

/** What is wrong, and where: a JSON Pointer (RFC 6901) into the template, empty for the whole. */
export interface TemplateFault {
  pointer: string;
  text: Bilingual;
  /** Only for this sample person; null when for everybody. */
  sample: SamplePerson | null;
}

/** A page of a paper: RGBA, row by row. */
export interface PagePicture {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

/** What is known of a real paper: it takes the place of what the sample person has. */
export interface KnownPaper {
  subject: Partial<Subject>;
  data: IssueInput['data'];
}

/** What is asked of the engine. */
export interface PreviewRequest {
  /** The template. */
  json: string;
  sample: SamplePerson;
  /** Whether the paper is to be seen, or only tried. */
  draw: boolean;
  known?: KnownPaper;
}

export interface Preview {
  /** The very document that a kiosk would make; null for a slip, and where something is wrong. */
  pdf: Uint8Array<ArrayBuffer> | null;
  pages: PagePicture[];
  /** The lines of a slip; null for a sheet. */
  slip: SlipLine[] | null;
  faults: TemplateFault[];
}

/** How far the files of the engine have come, in bytes. */
export interface Progress {
  loaded: number;
  total: number;
}

/** What the worker says: how its files come, that it can begin, and then one answer to each request, in turn. */
export type Answer =
  { progress: Progress } | { ready: true } | { preview: Preview } | { failed: string };
