// The hosts of a planned world as scripts of a server: what each answers in a night, faults included.

import { encode } from 'iconv-lite';
import type { HostScript, ScriptedAnswer, ScriptedRequest } from '../../../sources/scripted-server.ts';
import { feed, listPage, report, sitemap } from '../world/listings.ts';
import {
  type Fault,
  graduatesOf,
  type PlannedDocument,
  type PlannedHost,
  versionIn,
  type World,
} from './plan-world.ts';

const NOT_FOUND: ScriptedAnswer = { status: 404 };
const CHALLENGE = '<html><body>您的访问过于频繁，请稍后再试</body></html>';
const PAGE = 4;
/** A feed shows the newest entries only. */
const FEED_LENGTH = 8;
const START = Date.parse('2025-03-01T00:00:00Z');

/** 02:00 of the day of `night`, in milliseconds since 1970. */
export const timeOf = (night: number): number => START + (night - 1) * 86_400_000 + 2 * 3_600_000;

interface Placed {
  readonly document: PlannedDocument;
  readonly path: string;
  readonly since: number;
}

/** A script for every host; `night` says which night it is. */
export function playWorld(world: World, night: () => number): Record<string, HostScript> {
  return Object.fromEntries(
    world.hosts.map((host) => [host.name, (request) => answer(world, host, night(), request)]),
  );
}

function answer(world: World, host: PlannedHost, night: number, request: ScriptedRequest): ScriptedAnswer {
  const fault = host.faults.get(night) ?? null;
  const { path } = request;
  if (path === '/robots.txt')
    return fault === 'robots-down' ? { status: 503 } : { body: 'User-agent: *\nDisallow: /x/' };
  if (fault === 'down') return { status: 503 };
  if (path === '/list0?again') return failListing(fault) ?? NOT_FOUND;
  const placed = placedAt(world, host, night);
  const page = /^\/list(\d)$/.exec(path)?.[1];
  if (page !== undefined || path === '/feed.xml' || path === '/sitemap.xml')
    return failListing(fault) ?? renderListing(host, placed, Number(page ?? 0), request);
  const found = placed.find((one) => one.path === path);
  return found ? sendDocument(host, found.document, night, fault, request) : NOT_FOUND;
}

/** What stands on a host in a night, the newest first. */
function placedAt({ documents }: World, { name }: PlannedHost, night: number): Placed[] {
  return documents
    .flatMap((document): Placed[] => {
      if (versionIn(document, night) < 0) return [];
      const { id, host, versions, movedIn, copy } = document;
      const placed: Placed[] = [];
      const isMoved = movedIn !== null && night >= movedIn;
      const since = isMoved ? movedIn : (versions[0] ?? 1);
      if (host === name) placed.push({ document, path: `${isMoved ? '/new' : ''}/d${id}.html`, since });
      if (copy?.host === name && night >= copy.from)
        placed.push({ document, path: `/copy/d${id}.html`, since: copy.from });
      return placed;
    })
    .sort((a, b) => b.since - a.since || b.document.id - a.document.id);
}

function failListing(fault: Fault | null): ScriptedAnswer | null {
  if (fault === 'busy') return { status: 429, headers: { 'retry-after': '3600' } };
  if (fault === 'challenge') return { body: CHALLENGE };
  if (fault === 'listing-empty') return { body: listPage([]) };
  return fault === 'redirect-loop' ? { status: 302, headers: { location: '/list0?again' } } : null;
}

function renderListing(
  { kind }: PlannedHost,
  placed: readonly Placed[],
  page: number,
  { headers }: ScriptedRequest,
): ScriptedAnswer {
  const entries = placed.map(({ document, path }) => ({
    href: path,
    title: `${document.school}质量年报`,
    date: new Date(timeOf(document.versions[0] ?? 1)).toISOString().slice(0, 10),
  }));
  if (kind === 'feed') return { body: feed(entries.slice(0, FEED_LENGTH)) };
  if (kind === 'sitemap') return { body: sitemap(placed.map(({ path }) => `http://${headers.host}${path}`)) };
  const shown = entries.slice(page * PAGE, (page + 1) * PAGE);
  const html = listPage(shown, entries.length > (page + 1) * PAGE ? `/list${page + 1}` : undefined);
  if (kind === 'list') return { body: html };
  return { body: encode(`<meta charset="gbk">${html}`, 'gb18030') };
}

function sendDocument(
  host: PlannedHost,
  document: PlannedDocument,
  night: number,
  fault: Fault | null,
  { headers }: ScriptedRequest,
): ScriptedAnswer {
  if (fault === 'documents-hang-up') return { hangUp: true };
  const version = versionIn(document, night);
  const names = nameVersion(host, document, version);
  const isKnown =
    (names.etag !== undefined && headers['if-none-match'] === names.etag) ||
    (names.etag === undefined && headers['if-modified-since'] === names['last-modified']);
  if (isKnown) return { status: 304 };
  const body = Buffer.from(
    report(document.school.replace('职业技术学院', ''), graduatesOf(document, version)),
  );
  const sent = { ...names, date: new Date(timeOf(night)).toUTCString() };
  if (fault === 'documents-cut') return { body, headers: sent, cutAfter: Math.floor(body.length / 2) };
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  if (from === 0 || from >= body.length || headers['if-range'] !== (names.etag ?? names['last-modified']))
    return { body, headers: sent };
  const range = `bytes ${from}-${body.length - 1}/${body.length}`;
  return { status: 206, body: body.subarray(from), headers: { ...sent, 'content-range': range } };
}

function nameVersion({ names }: PlannedHost, document: PlannedDocument, version: number) {
  const etag = `"d${document.id}-v${version}"`;
  // published at noon of the day before it is first seen
  const date = new Date(timeOf(document.versions[version] ?? 1) - 14 * 3_600_000).toUTCString();
  return {
    ...(names !== 'date' && { etag }),
    ...(names !== 'etag' && { 'last-modified': date }),
  };
}

/** The source file of a host. */
export function sourceYaml({ name, kind }: PlannedHost, port: number): string {
  const url = (path: string) => `url: http://${name}:${port}${path}`;
  const rest = 'accept: {formats: [html]}\nexpect: {every_days: 20}\n';
  if (kind === 'feed') return `name: ${name}\nkind: rss\n${url('/feed.xml')}\n${rest}`;
  if (kind === 'sitemap') return `name: ${name}\nkind: sitemap\n${url('/sitemap.xml')}\n${rest}`;
  return `name: ${name}\nkind: html-list\n${url('/list0')}\nlist: {item: ul.list li, date: span, next: a.next}\n${rest}`;
}
