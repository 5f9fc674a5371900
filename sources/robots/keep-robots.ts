// robots.txt of each origin, asked for once a day: from this process, from the memory of an earlier run, else from the host.

import { productToken } from '../http/user-agent.ts';
import type { HostMemory } from '../polite/host-memory.ts';
import { judgeRobots, type RobotsAnswer, type RobotsFinding } from './judge-robots.ts';
import { isFresh } from './robots-lifetime.ts';

/** A longer one is asked for again in the next run: the memory stays small, whatever hosts send. */
const LONGEST_KEPT = 65_536;
const DAY_MS = 86_400_000;

/** An answer, and for how many milliseconds it may be used. */
export type TimedAnswer = RobotsAnswer & { readonly lifetimeMs?: number };

interface Known {
  readonly finding: RobotsFinding;
  readonly fetchedAt: number;
  readonly expiresAt: number;
}

export interface RobotsKeeper {
  /** What the host of `url` allows. `ask` is called when nobody knows it. */
  readonly find: (url: URL, ask: () => Promise<TimedAnswer>) => Promise<RobotsFinding>;
}

/** Answers that say something about the file are remembered; that it could not be had, only as long as the process lives. */
export function openRobotsKeeper(memory: HostMemory, clock: () => Date): RobotsKeeper {
  const known = new Map<string, Promise<Known>>();
  const now = () => clock().getTime();

  const recall = (origin: string): Known | null => {
    const record = memory.recallRobots(origin);
    return record && isFresh(record, now())
      ? { ...record, finding: judgeRobots(record, productToken) }
      : null;
  };
  const fetch = async (origin: string, ask: () => Promise<TimedAnswer>): Promise<Known> => {
    const answer = await ask();
    const fetchedAt = now();
    const finding = judgeRobots(answer, productToken);
    const expiresAt = fetchedAt + (answer.lifetimeMs ?? DAY_MS);
    if ('text' in answer && finding.unreachable === null && answer.text.length <= LONGEST_KEPT)
      memory.keepRobots({ origin, fetchedAt, expiresAt, status: answer.status, text: answer.text });
    return { finding, fetchedAt, expiresAt };
  };
  return {
    find: async (url, ask) => {
      const { origin } = url;
      const earlier = known.get(origin);
      if (earlier && isFresh(await earlier, now())) return (await earlier).finding;
      // whoever waited beside us may have begun already
      if (known.get(origin) === earlier) {
        const recalled = recall(origin);
        known.set(origin, recalled ? Promise.resolve(recalled) : fetch(origin, ask));
      }
      return (await (known.get(origin) ?? fetch(origin, ask))).finding;
    },
  };
}
