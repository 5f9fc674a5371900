// A web server on loopback that plays any number of hosts by their names, each by a script. For tests only.

import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedRequest {
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** How often this path was asked for before. */
  readonly earlier: number;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Send only so many bytes of the body, then cut the connection. */
  readonly cutAfter?: number;
  /** Keep sending the body over and over. */
  readonly endless?: boolean;
  /** Milliseconds between one-byte pieces of the body. */
  readonly slowly?: number;
  /** Cut the connection without an answer. */
  readonly hangUp?: boolean;
}

export type HostScript = (request: ScriptedRequest) => ScriptedAnswer;

export interface LoggedRequest extends ScriptedRequest {
  readonly status: number;
}

export interface ScriptedServer {
  readonly port: number;
  /** `http://<host>:<port><path>`. */
  readonly url: (host: string, path: string) => string;
  readonly log: LoggedRequest[];
  readonly close: () => Promise<void>;
}

/** Starts a server that answers for each host by its script; a host without one answers 404. */
export async function startScriptedServer(
  hosts: Readonly<Record<string, HostScript>>,
): Promise<ScriptedServer> {
  const log: LoggedRequest[] = [];
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    const key = `${host} ${path}`;
    const earlier = counts.get(key) ?? 0;
    counts.set(key, earlier + 1);
    const asked = { host, path, headers: request.headers, earlier };
    const answer = hosts[host]?.(asked) ?? { status: 404 };
    log.push({ ...asked, status: answer.status ?? 200 });
    play(answer, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (host, path) => `http://${host}:${port}${path}`,
    log,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function play(answer: ScriptedAnswer, response: ServerResponse): void {
  if (answer.hangUp) return void response.destroy();
  const body = Buffer.from(answer.body ?? '');
  const isOpen = answer.endless || answer.slowly !== undefined;
  response.writeHead(answer.status ?? 200, {
    ...(isOpen ? {} : { 'content-length': String(body.length) }),
    ...answer.headers,
  });
  if (answer.cutAfter !== undefined) {
    // what was sent shall arrive before the connection breaks, also on a busy machine
    response.write(body.subarray(0, answer.cutAfter), () => setTimeout(() => response.destroy(), 120));
  } else if (answer.endless) {
    const more = () => {
      while (!response.destroyed && response.write(body));
    };
    response.on('drain', more);
    more();
  } else if (answer.slowly !== undefined) {
    let at = 0;
    const timer = setInterval(() => {
      if (response.destroyed || at >= body.length) {
        clearInterval(timer);
        response.end();
      } else response.write(body.subarray(at, ++at));
    }, answer.slowly);
  } else response.end(body);
}

/** Every host of the tests is this machine. */
export const resolveToLoopback = async () => [{ address: '127.0.0.1', family: 4 }];
