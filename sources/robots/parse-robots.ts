// robots.txt as RFC 9309 reads it: groups, merged for one product token, and their rules. Fetches nothing.

import { matchRule, normalisePath, normalisePattern } from './match-rule.ts';

export interface RobotsRule {
  readonly allow: boolean;
  /** Normalised; `*` and a final `$` have their special meaning. */
  readonly pattern: string;
}

export interface RobotsPolicy {
  /** Whether the product may fetch `url` (of the host the file is from). */
  readonly allows: (url: URL) => boolean;
  /** `Crawl-delay` of the group in seconds: no part of the RFC, but what the webmaster wants. Null when absent. */
  readonly crawlDelaySeconds: number | null;
  /** Addresses of `Sitemap` lines as written. */
  readonly sitemaps: readonly string[];
}

/** RFC 9309, 2.5: at least 500 kibibytes must be read. */
export const robotsByteLimit = 500 * 1024;

export const allowAll: RobotsPolicy = { allows: () => true, crawlDelaySeconds: null, sitemaps: [] };
export const disallowAll: RobotsPolicy = {
  allows: (url) => url.pathname === '/robots.txt',
  crawlDelaySeconds: null,
  sitemaps: [],
};

interface Group {
  readonly agents: string[];
  readonly rules: RobotsRule[];
  crawlDelay: number | null;
}

/**
 * What `text` says to the crawler named `product`: the rules of all groups that name it, else of those for `*`, else
 * nothing is forbidden. Of the rules that match, the longest decides; of two equal ones the one that allows (2.2.2).
 */
export function parseRobots(text: string, product: string): RobotsPolicy {
  const { groups, sitemaps } = readGroups(text);
  const own = groups.filter((group) => group.agents.includes(product.toLowerCase()));
  const chosen = own.length > 0 ? own : groups.filter((group) => group.agents.includes('*'));
  const rules = chosen.flatMap((group) => group.rules);
  const delays = chosen.flatMap(({ crawlDelay }) => (crawlDelay === null ? [] : [crawlDelay]));
  return {
    allows: (url) => {
      if (url.pathname === '/robots.txt') return true;
      const path = normalisePath(url.pathname + url.search);
      let best: RobotsRule | null = null;
      for (const rule of rules) {
        if (!matchRule(rule.pattern, path)) continue;
        const gain = best === null ? 1 : rule.pattern.length - best.pattern.length;
        if (gain > 0 || (gain === 0 && rule.allow)) best = rule;
      }
      return best?.allow ?? true;
    },
    crawlDelaySeconds: delays.length > 0 ? Math.max(...delays) : null,
    sitemaps,
  };
}

/** Spellings that are meant as these keys; the first of each is the right one. */
const KEYS: Readonly<Record<string, 'agent' | 'allow' | 'disallow' | 'delay' | 'sitemap'>> = {
  'user-agent': 'agent',
  useragent: 'agent',
  'user agent': 'agent',
  allow: 'allow',
  disallow: 'disallow',
  dissallow: 'disallow',
  disalow: 'disallow',
  'crawl-delay': 'delay',
  sitemap: 'sitemap',
};

function readGroups(text: string): { groups: Group[]; sitemaps: string[] } {
  const groups: Group[] = [];
  const sitemaps: string[] = [];
  let current: Group | null = null;
  let namingAgents = false;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const plain = line.replace(/#.*$/s, '');
    const colon = plain.indexOf(':');
    const key = colon < 0 ? undefined : KEYS[plain.slice(0, colon).trim().toLowerCase()];
    const value = plain.slice(colon + 1).trim();
    if (key === 'sitemap') sitemaps.push(value);
    else if (key === 'agent') {
      if (!current || !namingAgents) {
        current = { agents: [], rules: [], crawlDelay: null };
        groups.push(current);
      }
      namingAgents = true;
      current.agents.push(agentToken(value));
    } else if (key === 'delay') {
      if (current && /^\d{1,6}(?:\.\d{1,3})?$/.test(value)) current.crawlDelay = Number(value);
    } else if (key) {
      // only a rule ends the list of agents (2.2)
      namingAgents = false;
      if (value !== '') current?.rules.push({ allow: key === 'allow', pattern: normalisePattern(value) });
    }
  }
  return { groups, sitemaps };
}

/** `ExampleBot/1.2 (x)` names the product `examplebot`; `*` is everyone. */
const agentToken = (value: string): string =>
  value.startsWith('*') ? '*' : (/^[A-Za-z_-]+/.exec(value)?.[0] ?? '').toLowerCase();
