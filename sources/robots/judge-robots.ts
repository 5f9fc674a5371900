// The robots policy of one origin (RFC 9309, 2.3): what each kind of answer means.

import type { Words } from '../../model/index.ts';
import type { SourceError } from '../source-error.ts';
import { allowAll, disallowAll, parseRobots, type RobotsPolicy } from './parse-robots.ts';

/** What came when robots.txt was asked for; redirects are followed already. */
export type RobotsAnswer =
  | { readonly status: number; readonly text: string }
  | { readonly error: SourceError };

export interface RobotsFinding {
  readonly policy: RobotsPolicy;
  /** Why nothing may be fetched: robots.txt itself could not be had. */
  readonly unreachable: Words | null;
}

/**
 * 2xx: its rules. 4xx, or a circle of redirects: there is none, all is allowed. 5xx, 429 or no answer at all: nothing
 * is allowed until it can be read (2.3.1.4).
 */
export function judgeRobots(answer: RobotsAnswer, product: string): RobotsFinding {
  if ('error' in answer) {
    const { code, words } = answer.error;
    if (code === 'redirect_loop' || code === 'too_many_redirects' || code === 'redirect_without_target')
      return { policy: allowAll, unreachable: null };
    return { policy: disallowAll, unreachable: words };
  }
  const { status, text } = answer;
  if (status >= 200 && status < 300) return { policy: parseRobots(text, product), unreachable: null };
  if (status >= 400 && status < 500 && status !== 429) return { policy: allowAll, unreachable: null };
  return { policy: disallowAll, unreachable: { zh: `HTTP ${status}`, en: `HTTP ${status}` } };
}
