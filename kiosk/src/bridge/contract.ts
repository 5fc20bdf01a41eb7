import { z } from 'zod';
import type { KioskView } from './view.ts';

/**
 * Everything the UI may ask of core, with the schema core checks each argument against.
 * The answer types stand beside it in `Answers`; events from core in `Events`.
 */
const nothing = z.undefined();

/** A face descriptor: 128 numbers (face-api 1.7.15); averaged over good frames, never an image. */
const descriptor = z.array(z.number().min(-2).max(2)).length(128);

/** One look at the camera: the mean over `frames` good frames, and how sure the page is that it was one person. */
export const faceCaptureSchema = z.object({
  descriptor,
  frames: z.int().min(1).max(20),
  /** Largest distance of a frame's descriptor from the mean; a swap of people shows here. */
  spread: z.number().min(0).max(4),
  engine: z.string().max(64),
  alignment: z.string().max(32),
});

export const callSchemas = {
  /** The current view; also sent as an event on every change. */
  'view.get': nothing,
  /** A sign of life from the person: puts off the time warning. */
  'session.touch': nothing,
  'session.begin': nothing,
  'session.back': nothing,
  'session.exit': nothing,
  'locale.set': z.object({ locale: z.enum(['zh-CN', 'en']) }),
  'size.set': z.object({ textSize: z.enum(['normal', 'large']) }),
  'low.set': z.object({ low: z.boolean() }),
  'identify.choose': z.object({
    method: z.enum(['card', 'resident-id', 'face', 'password', 'pickup-code']),
  }),
  'identify.password': z.object({ no: z.string().max(24), password: z.string().max(64) }),
  'identify.pickup': z.object({ no: z.string().max(24), code: z.string().max(8) }),
  'identify.digits': z.object({ digits: z.string().regex(/^\d{4}$/) }),
  'identify.face': z.object({ capture: faceCaptureSchema }),
  /** The camera page could not do its part. */
  'face.problem': z.object({
    problem: z.enum(['no-camera', 'no-face', 'two-faces', 'unsteady', 'engine-failed']),
  }),
  'face.consent': z.object({ accept: z.boolean() }),
  /** One shot each, at least three; core averages them. */
  'face.enrol': z.object({ shots: z.array(faceCaptureSchema).min(3).max(6) }),
  'face.withdraw': nothing,
  /** Go on with the paper that did not come out at another kiosk. */
  'print.resume': nothing,
  'service.open': z.object({ service: z.enum(['certificates', 'face']) }),
  /** For technicians: the devices of this kiosk. */
  'maintenance.open': nothing,
  'device.test': z.object({ device: z.string().max(64) }),
  'device.switch': z.object({ device: z.string().max(64), disabled: z.boolean() }),
  /** Key of an offer on the list. */
  'document.choose': z.object({ document: z.string().max(40) }),
  /** From a refusal: take the document offered instead, or open the list again. */
  'name.confirm': nothing,
  'request.set': z.object({
    purpose: z.string().max(32).nullable(),
    copies: z.int().min(1).max(5),
    /** What the paper is to state or not, by name; what is not named stays as it was. */
    options: z.record(z.string().max(32), z.boolean()).exactOptional(),
  }),
  /** An ink seal instead of the electronic one: says where it is put on. */
  'request.inkSeal': nothing,
  'request.preview': nothing,
  /** The password besides a card or a face. */
  'secondFactor.give': z.object({ password: z.string().max(64) }),
  'preview.page': z.object({ page: z.int().min(1).max(20) }),
  'print.confirm': nothing,
  /** The printer needs somebody's help and the person would rather go on at another kiosk. */
  'print.elsewhere': nothing,
  'ambiguous.answer': z.object({ cameOut: z.boolean() }),
  /** Whether the slip came out; if not, another one is printed, which says so. */
  'slip.answer': z.object({ cameOut: z.boolean() }),
  /** Whether the stamp is on the paper, when its machine could not tell. */
  'stamp.answer': z.object({ isThere: z.boolean() }),
  'paper.taken': nothing,
  /** Every 5 s: which screen is drawn and whether it has visible content (blank-page watch). */
  'ui.heartbeat': z.object({ screen: z.string().max(32), visible: z.boolean() }),
  /** CSP violations and uncaught errors of the page, without any personal text. */
  'ui.error': z.object({ kind: z.enum(['csp', 'error']), code: z.string().max(200) }),
} as const satisfies Record<string, z.ZodType>;

export type CallName = keyof typeof callSchemas;
export type CallInput<C extends CallName> = z.infer<(typeof callSchemas)[C]>;

/** A PNG of one page of the very PDF that will be printed, with the code and seal covered until it is issued. */
export interface PageImage {
  png: string;
  width: number;
  height: number;
}

/** Calls that answer with something; every other call answers with nothing once core has taken it. */
interface Answers {
  'view.get': KioskView;
  'preview.page': PageImage;
}

export type CallAnswer<C extends CallName> = C extends keyof Answers ? Answers[C] : undefined;

/** Events that core sends unasked. */
export interface Events {
  view: KioskView;
  /** Short tones at the moments where one must look or take. */
  tone: 'take' | 'attention' | 'done';
}

export type EventName = keyof Events;

/** What core implements; one function a call. Throws `BridgeError` for what the person may not do now. */
export type Handlers = {
  [C in CallName]: (input: CallInput<C>) => CallAnswer<C> | Promise<CallAnswer<C>>;
};

/** What the UI holds. */
export interface Bridge {
  call<C extends CallName>(
    name: C,
    ...input: CallInput<C> extends undefined ? [] : [CallInput<C>]
  ): Promise<CallAnswer<C>>;
  on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void;
}
