// The way every request to a source goes: robots.txt, the host's turn, retries, redirects hop by hop. What the body
// holds is the caller's affair.

import type { SourceEffects } from '../effects.ts';
import { openRobotsKeeper, type TimedAnswer } from '../robots/keep-robots.ts';
import { robotsByteLimit } from '../robots/parse-robots.ts';
import { robotsLifetime } from '../robots/robots-lifetime.ts';
import { SourceError } from '../source-error.ts';
import { askHost } from './ask-host.ts';
import { type HostMemory, rememberInProcess } from './host-memory.ts';
import { type HostQueue, openHostQueue } from './host-queue.ts';
import type { PoliteRequest } from './polite-request.ts';
import { readBody } from './read-body.ts';

/** As RFC 9309, 2.3.1.2 has it for robots.txt. */
const MAX_REDIRECTS = 5;
/** A longer Crawl-delay means that the host does not want us at all within one night. */
const LONGEST_CRAWL_DELAY_SECONDS = 600;

export interface PoliteOptions {
  readonly userAgent: string;
  /** Aborted with a SourceError as its reason when the run is to end. */
  readonly stop: AbortSignal;
  /** How long a run waits for a host that asks for it. */
  readonly patienceSeconds?: number;
  /** The longest time for one request with its body. */
  readonly requestSeconds?: number;
  /** What earlier runs know of the hosts, and later ones are to know; ends with the process unless given. */
  readonly memory?: HostMemory;
}

export interface PoliteClient {
  /** @throws SourceError whose code says why there is no answer. */
  readonly get: <T>(request: PoliteRequest<T>) => Promise<T>;
  /** How many requests went out, by host. */
  readonly requests: () => ReadonlyMap<string, number>;
}

/** Not what robots.txt is like, but that the host is not to be asked for anything. */
const isAboutHost = ({ code }: SourceError): boolean =>
  code === 'host_asks_to_wait' || code === 'host_set_aside' || code.startsWith('address_');

/** A client that keeps to robots.txt and to one request at a time for each host. */
export function openPoliteClient(effects: SourceEffects, options: PoliteOptions): PoliteClient {
  const { userAgent, stop, patienceSeconds = 300, requestSeconds = 600 } = options;
  const memory = options.memory ?? rememberInProcess();
  const patience = patienceSeconds * 1000;
  const hosts = new Map<string, HostQueue>();
  const robots = openRobotsKeeper(memory, effects.clock);
  const requests = new Map<string, number>();
  const countRequest = ({ hostname }: URL) => void requests.set(hostname, (requests.get(hostname) ?? 0) + 1);
  const context = { effects, userAgent, stop, requestSeconds, countRequest };

  const hostOf = ({ hostname }: URL): HostQueue => {
    const known = hosts.get(hostname);
    if (known) return known;
    const queue = openHostQueue(effects, { host: hostname, memory, patience, stop });
    hosts.set(hostname, queue);
    return queue;
  };

  const follow = async <T>(request: PoliteRequest<T>, check: (url: URL) => Promise<void>): Promise<T> => {
    const seen = new Set<string>();
    let { url } = request;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      if (seen.has(url.href)) throw new SourceError('redirect_loop', { url: url.href });
      seen.add(url.href);
      if (!/^https?:$/.test(url.protocol)) throw new SourceError('address_unsupported', { url: url.href });
      await check(url);
      const answer = await askHost(url, request, hostOf(url), context);
      if ('value' in answer) return answer.value;
      url = answer.redirect;
    }
    throw new SourceError('too_many_redirects', { limit: MAX_REDIRECTS });
  };

  const checkRobots = async (url: URL, delaySeconds: number): Promise<void> => {
    const { policy, unreachable } = await robots.find(url, () => fetchRobots(url, delaySeconds));
    hostOf(url).askPause(Math.min(policy.crawlDelaySeconds ?? 0, LONGEST_CRAWL_DELAY_SECONDS));
    if (policy.allows(url)) return;
    if (unreachable !== null) throw new SourceError('robots_unreachable', { detail: unreachable });
    throw new SourceError('robots_disallow', { url: url.href });
  };

  const fetchRobots = async (from: URL, delaySeconds: number): Promise<TimedAnswer> => {
    const request: PoliteRequest<TimedAnswer> = {
      url: new URL('/robots.txt', from),
      delaySeconds,
      handle: async (response) => ({
        status: response.status,
        text: new TextDecoder().decode(await readBody(response, robotsByteLimit, 'cut')),
        lifetimeMs: robotsLifetime(
          { cacheControl: response.header('cache-control'), expires: response.header('expires') },
          effects.clock(),
        ),
      }),
    };
    return await follow(request, async () => {}).catch((error: unknown) => {
      if (!(error instanceof SourceError) || stop.aborted || isAboutHost(error)) throw error;
      return { error };
    });
  };

  return {
    get: (request) => follow(request, (url) => checkRobots(url, request.delaySeconds)),
    requests: () => requests,
  };
}
