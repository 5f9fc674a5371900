import { describe, expect, it } from 'vitest';
import { readSource } from '../../../catalog/load-sources.ts';
import type { Address } from '../../../loaders/sources/addresses.ts';
import { decideItems } from '../../../pipelines/import/decide-items.ts';
import type { Discovery } from '../../../sources/listing/listed-item.ts';

const source = (more = '') => readSource(`name: x\nkind: sitemap\nurl: http://a.cn/\n${more}`, 'x.yml');
const now = new Date('2025-06-01T02:00:00Z');
const daysAgo = (count: number) => new Date(now.getTime() - count * 86_400_000).toISOString();

const held: Address = {
  url: 'http://a.cn/1.pdf',
  sourceId: 'x',
  title: '年报',
  listedDate: null,
  page: 'http://a.cn/',
  listed: true,
  state: 'held',
  firstSeenAt: daysAgo(10),
  checkedAt: daysAgo(1),
  sha256: 'ab',
  path: 'ab/ab.pdf',
  etag: '"1"',
  lastModified: null,
  finalUrl: null,
  failures: 0,
  problem: null,
  notBefore: null,
};

/** What is decided of an address, listed or not, in a listing that was read to its end or not. */
function decide(address: Partial<Address> | null, isListed: boolean, complete = true, hasOriginal = true) {
  const known = address && { ...held, ...address };
  const item = { url: held.url, title: held.title, date: null, page: held.page };
  const discovery: Discovery = { items: isListed ? [item] : [], complete, pages: 1, looks: [], problems: [] };
  const basis = {
    addresses: new Map(known ? [[known.url, known]] : []),
    hasOriginal: () => hasOriginal,
    activeSources: new Set(['x', 'other']),
    now,
  };
  const [decision] = decideItems(source(), discovery, basis);
  return decision ? `${decision.action}: ${decision.reason}` : 'nothing';
}

describe('what is done with an address that is listed', () => {
  it.each([
    [null, 'fetch: new'],
    [{}, 'ask: recheck'],
    [{ checkedAt: daysAgo(0.5) }, 'leave: not_due'],
    // a clock that was wrong
    [{ checkedAt: daysAgo(-400) }, 'ask: recheck'],
    [{ firstSeenAt: daysAgo(200), checkedAt: daysAgo(20) }, 'leave: not_due'],
    [{ firstSeenAt: daysAgo(200), checkedAt: daysAgo(30) }, 'ask: recheck'],
    // each time would be a whole download
    [{ etag: null, checkedAt: daysAgo(5) }, 'leave: not_due'],
    [{ etag: null, checkedAt: daysAgo(7) }, 'ask: recheck'],
    [{ title: '年报（修订）' }, 'ask: listing_changed'],
    [{ state: 'waiting', sha256: null, path: null }, 'fetch: waiting'],
    [
      { state: 'failed', sha256: null, path: null, failures: 1, notBefore: daysAgo(-1) },
      'leave: retry_not_due',
    ],
    [{ state: 'failed', sha256: null, path: null, failures: 1, notBefore: daysAgo(0) }, 'fetch: retry'],
    [{ state: 'gone', failures: 3, notBefore: daysAgo(-5) }, 'leave: retry_not_due'],
    [{ state: 'gone', failures: 3, notBefore: daysAgo(-5), listed: false }, 'fetch: listed_again'],
    [{ sourceId: 'other' }, 'leave: elsewhere'],
    [{ sourceId: 'removed' }, 'ask: recheck'],
  ] as const)('%j: %s', (address, decision) => {
    expect(decide(address, true)).toBe(decision);
  });

  it('is fetched again when its original is lost', () => {
    expect(decide({}, true, true, false)).toBe('fetch: original_missing');
  });
});

describe('what is done with an address that is not listed', () => {
  it.each([
    // a complete listing dropped it just now
    [{}, true, 'ask: unlisted'],
    [{ state: 'waiting', sha256: null, path: null }, true, 'fetch: unlisted'],
    [{ state: 'refused', sha256: null, path: null, failures: 1 }, true, 'leave: unlisted'],
    // it was dropped long ago
    [{ listed: false, checkedAt: daysAgo(1) }, true, 'nothing'],
    [{ listed: false, checkedAt: daysAgo(30) }, true, 'ask: recheck'],
    [{ listed: false, state: 'gone', failures: 1 }, true, 'nothing'],
    // a feed shows a part only
    [{}, false, 'ask: recheck'],
    [{ checkedAt: daysAgo(0.5) }, false, 'nothing'],
    [{ state: 'waiting', sha256: null, path: null }, false, 'fetch: waiting'],
    [
      { state: 'failed', sha256: null, path: null, failures: 2, notBefore: daysAgo(1) },
      false,
      'fetch: retry',
    ],
    [{ sourceId: 'other' }, true, 'nothing'],
  ] as const)('%j, complete: %s: %s', (address, complete, decision) => {
    expect(decide(address, false, complete)).toBe(decision);
  });
});
