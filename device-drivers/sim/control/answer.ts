import type { IncomingMessage, ServerResponse } from 'node:http';

/** A simulated machine that hands can work from outside its program. */
export interface HandWorked<Command> {
  /** What `GET /state` says, as JSON. */
  state(): object;
  /** Checks a command from outside; null when it is none. */
  parse(text: string): Command | null;
  carryOut(command: Command): void | Promise<void>;
}

const MAX_COMMAND_OCTETS = 4096;

/** Answers `GET /state` and `POST /control`, for a simulator that runs as its own program. */
export async function answerHands<Command>(
  machine: HandWorked<Command>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET' && request.url === '/state') {
    json(response, 200, machine.state());
    return;
  }
  if (request.method !== 'POST' || request.url !== '/control') {
    request.resume();
    json(response, 404, { error: 'not found' });
    return;
  }
  const command = machine.parse(await readText(request).catch(() => ''));
  if (command === null) {
    json(response, 400, { error: 'not a command' });
    return;
  }
  // Answered first: a power cut takes this connection with it.
  json(response, 200, { ok: true });
  await finished(response);
  await machine.carryOut(command);
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > MAX_COMMAND_OCTETS) return '';
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function finished(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.writableFinished) resolve();
    else response.once('close', () => resolve());
  });
}
