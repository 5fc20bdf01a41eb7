export { EffectRefused } from './effects.ts';
export type { Effect, EffectTable } from './effects.ts';
export { feedTopic, headOf, pageOf, publish } from './feed.ts';
export { migrations } from './migrations.ts';
export { startTimeline, timelineOf } from './timeline.ts';
export type { BeatSink, KioskDirectory, Log } from './types.ts';
export type { SyncServer, SyncServerOptions } from './server-types.ts';
