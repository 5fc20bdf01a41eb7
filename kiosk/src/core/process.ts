import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { POWER_OVER_STATUS } from '../bridge/link.ts';
import { coreConfigSchema } from './config.ts';
import { createCore } from './index.ts';
import { electronParent } from './parent/electron-parent.ts';
import type { ParentPortLike } from './parent/electron-parent.ts';
import { nodeParent } from './parent/node-parent.ts';
import type { Parent } from './parent/parent.ts';
import { serveParent } from './parent/serve-parent.ts';

/**
 * The program of core's process: `process.ts --config FILE [--node PROGRAM]`, started by a shell over Node's IPC or as an Electron
 * utility process. It ends with its parent, on SIGTERM, and before the battery does, once core has put everything down.
 */
function findParent(): Parent {
  const { parentPort } = process as { parentPort?: ParentPortLike };
  if (parentPort) return electronParent(parentPort);
  if (process.send) return nodeParent(process);
  throw new Error('core/process.ts serves the shell that starts it; it cannot run alone.');
}

const { values } = parseArgs({
  options: { config: { type: 'string' }, node: { type: 'string' } },
});
if (values.config === undefined)
  throw new Error('Usage: process.ts --config FILE [--node PROGRAM]');
// A packed Electron does not run as Node; what core forks (the device agent) needs a Node of its own.
if (values.node !== undefined) process.execPath = values.node;
const config = coreConfigSchema.parse(JSON.parse(await readFile(values.config, 'utf8')));
const core = await createCore(config);
// Only now: what the parent said meanwhile is kept for the first listener.
const parent = findParent();

let stopping = false;
function stop(status: number): void {
  if (stopping) return;
  stopping = true;
  void core.stop().finally(() => process.exit(status));
}
process.on('SIGTERM', () => stop(0));
process.on('SIGINT', () => stop(0));
parent.onGone(() => stop(0));
if (process.send && !process.connected) stop(0);
void core.powerOver().then(() => stop(POWER_OVER_STATUS));
serveParent(core, parent);
