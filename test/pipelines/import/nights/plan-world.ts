// What a made-up world of schools publishes over some weeks, and what goes wrong there: a pure function of a seed, so that
// a simulation can be repeated and its end be computed. For tests and measurements only.

export interface PlannedDocument {
  readonly id: number;
  readonly host: string;
  /** The name of its invented school: no other document has it. */
  readonly school: string;
  /** Nights in which a version appears, the first one first. */
  readonly versions: readonly number[];
  /** Night from which it stands under another address; null when it stays. */
  readonly movedIn: number | null;
  /** A host that lists a copy of it, and from when on; null when there is none. */
  readonly copy: { readonly host: string; readonly from: number } | null;
}

export type HostKind = 'list' | 'gbk-list' | 'feed' | 'sitemap';

export interface PlannedHost {
  readonly name: string;
  readonly kind: HostKind;
  /** How its server names versions. */
  readonly names: 'etag' | 'date' | 'both';
  /** What goes wrong there, by night. */
  readonly faults: ReadonlyMap<number, Fault>;
}

export const faults = [
  'down',
  'robots-down',
  'busy',
  'challenge',
  'documents-hang-up',
  'documents-cut',
  'listing-empty',
  'redirect-loop',
] as const;
export type Fault = (typeof faults)[number];

export interface World {
  readonly nights: number;
  readonly hosts: readonly PlannedHost[];
  readonly documents: readonly PlannedDocument[];
}

/** Numbers at least 0 and below 1, the same for the same seed (mulberry32). */
export function openRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const KINDS: readonly HostKind[] = ['list', 'feed', 'sitemap', 'gbk-list'];
const NAMES: readonly PlannedHost['names'][] = ['etag', 'date', 'both'];
const FIRST = [...'青白红云金银石松柏桦'];
const SECOND = [...'川江湖岭山峰原泉沙林'];
/** So many nights between two versions: a host that fails in one of them does not hide a version. */
const BETWEEN_VERSIONS = 5;
/** Nothing new and nothing wrong in the last nights, so that all can come to rest. */
export const QUIET_NIGHTS = 3;

/** @param nights how many; at least 6. A host has one document at least. */
export function planWorld(seed: number, nights: number, hostCount: number, documentCount: number): World {
  const random = openRandom(seed);
  const pick = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const last = nights - QUIET_NIGHTS;
  const hosts = Array.from({ length: hostCount }, (_, i): PlannedHost => {
    const planned = new Map<number, Fault>();
    for (let night = 1; night <= last; night++)
      if (!planned.has(night - 1) && random() < 0.2)
        planned.set(night, faults[pick(0, faults.length - 1)] ?? 'down');
    return {
      name: `h${i}.test`,
      kind: KINDS[i % KINDS.length] ?? 'list',
      names: NAMES[i % NAMES.length] ?? 'both',
      faults: planned,
    };
  });
  const hostAt = (i: number): string => hosts[i % hostCount]?.name ?? '';
  const documents = Array.from({ length: documentCount }, (_, id): PlannedDocument => {
    // no host begins empty: that would be a listing that yields nothing
    const first = id < hostCount ? pick(1, 2) : pick(1, last);
    const versions = [first];
    const fate = id % 5;
    if (fate < 2)
      for (
        let next = first + pick(BETWEEN_VERSIONS, 8);
        next <= last && versions.length < 4;
        next += pick(BETWEEN_VERSIONS, 8)
      )
        versions.push(next);
    return {
      id,
      host: hostAt(id),
      school: `${FIRST[id % 10]}${SECOND[Math.floor(id / 10) % 10]}${'东西南北'[Math.floor(id / 100) % 4]}职业技术学院`,
      versions,
      movedIn: fate === 2 && first + 4 <= last ? pick(first + 4, last) : null,
      copy: fate === 3 && first + 2 <= last ? { host: hostAt(id + 1), from: pick(first + 2, last) } : null,
    };
  });
  return { nights, hosts, documents };
}

/** Which version of a document (from 0) is published in `night`; -1: none yet. */
export const versionIn = ({ versions }: PlannedDocument, night: number): number =>
  versions.filter((from) => from <= night).length - 1;

/** What a version of a document says: its number of graduates tells document and version. */
export const graduatesOf = ({ id }: Pick<PlannedDocument, 'id'>, version: number): number =>
  1000 + id * 10 + version;
