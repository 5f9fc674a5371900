import { describe, expect, it } from 'vitest';
import type { HttpClient } from '../../sources/http/http-client.ts';
import { silentLog } from '../../sources/log/log.ts';
import { rememberInProcess } from '../../sources/polite/host-memory.ts';
import { openPoliteClient, type PoliteOptions } from '../../sources/polite/open-polite-client.ts';
import { SourceError } from '../../sources/source-error.ts';
import { fakeClock } from './fake-clock.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Seconds that the answer takes. */
  readonly takes?: number;
  readonly fails?: true;
}

/** A client over hosts that answer by a script of their own, one after the other; each request is noted with its time. */
function tryOut(
  script: (url: URL, count: number) => Answer,
  {
    playsRobots = false,
    at = '2025-03-01T02:00:00Z',
    ...options
  }: Partial<PoliteOptions> & { playsRobots?: boolean; at?: string } = {},
) {
  const time = fakeClock(at);
  const asked: { readonly url: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  let open = 0;
  let mostOpen = 0;
  const http: HttpClient = async ({ url }) => {
    asked.push({ url: url.href, at: time.clock().getTime() / 1000 });
    const count = counts.get(url.href) ?? 0;
    counts.set(url.href, count + 1);
    mostOpen = Math.max(mostOpen, ++open);
    await Promise.resolve();
    const answer = url.pathname === '/robots.txt' && !playsRobots ? { status: 404 } : script(url, count);
    time.set(time.clock().getTime() + (answer.takes ?? 0) * 1000);
    open--;
    if (answer.fails) throw new SourceError('network_failed', { detail: 'ECONNRESET' }, { retryable: true });
    return {
      status: answer.status ?? 200,
      header: (name) => answer.headers?.[name] ?? null,
      body: (async function* () {
        yield Buffer.from(answer.body ?? '');
      })(),
      discard: async () => {},
    };
  };
  const effects = { clock: time.clock, sleep: time.sleep, random: () => 0.5, log: silentLog, http };
  const client = openPoliteClient(effects, {
    userAgent: 'test',
    stop: new AbortController().signal,
    ...options,
  });
  const get = (address: string, delaySeconds = 2): Promise<number | string> =>
    client
      .get({ url: new URL(address), delaySeconds, handle: async ({ status }) => status })
      .catch((error: unknown) => (error instanceof SourceError ? error.code : String(error)));
  const start = time.clock().getTime() / 1000;
  return {
    get,
    client,
    /** Seconds after the start at which each page (robots.txt aside) was asked for. */
    times: () => asked.filter(({ url }) => !url.endsWith('/robots.txt')).map(({ at }) => at - start),
    asked: () => asked.map(({ url }) => url),
    mostOpen: () => mostOpen,
    setTime: time.set,
  };
}

describe('the polite client', () => {
  it('asks one host one thing at a time, with a pause between', async () => {
    const { get, times, mostOpen } = tryOut(() => ({}));
    await Promise.all([1, 2, 3, 4].map((n) => get(`http://a.test/${n}`)));
    expect(times()).toEqual([2, 4, 6, 8]);
    expect(mostOpen()).toBe(1);
  });

  it('asks other hosts meanwhile', async () => {
    const { get, asked, mostOpen } = tryOut(() => ({}));
    await Promise.all(['a', 'b', 'c'].map((host) => get(`http://${host}.test/`)));
    expect(asked()).toHaveLength(6);
    expect(mostOpen()).toBeGreaterThan(1);
  });

  it('pauses five times as long as the last answer took', async () => {
    const { get, times } = tryOut(() => ({ takes: 3 }));
    for (const n of [1, 2, 3]) await get(`http://a.test/${n}`);
    expect(times()).toEqual([2, 20, 38]);
  });

  it('asks again after errors that may pass, each time later', async () => {
    const { get, times } = tryOut((_, count) => (count < 3 ? { status: 503 } : {}), {});
    expect(await get('http://a.test/x')).toBe(200);
    expect(times()).toEqual([2, 4, 7, 13]);
  });

  it('asks four times at most, and not at all after a real answer', async () => {
    const dead = tryOut(() => ({ fails: true }));
    expect(await dead.get('http://a.test/x')).toBe('network_failed');
    expect(dead.times()).toHaveLength(4);
    for (const status of [400, 401, 403, 404, 410, 501 - 50]) {
      const other = tryOut(() => ({ status }));
      expect(await other.get('http://a.test/x')).toBe(status);
      expect(other.times()).toHaveLength(1);
    }
  });

  it('waits as long as the server says, in seconds or until a date', async () => {
    const seconds = tryOut((_, n) => (n === 0 ? { status: 429, headers: { 'retry-after': '90' } } : {}));
    expect(await seconds.get('http://a.test/x')).toBe(200);
    expect(seconds.times()).toEqual([2, 92]);
    const date = tryOut((_, n) =>
      n === 0 ? { status: 503, headers: { 'retry-after': 'Sat, 01 Mar 2025 02:01:00 GMT' } } : {},
    );
    expect(await date.get('http://a.test/x')).toBe(200);
    expect(date.times()).toEqual([2, 60]);
  });

  it('does not wait for hours, and remembers until when', async () => {
    const memory = rememberInProcess();
    const { get, times } = tryOut(() => ({ status: 429, headers: { 'retry-after': '86400' } }), { memory });
    expect(await get('http://a.test/x')).toBe('host_asks_to_wait');
    expect(await get('http://a.test/y')).toBe('host_asks_to_wait');
    expect(times()).toHaveLength(1);
    expect(new Date(memory.heldUntil('a.test')).toISOString()).toBe('2025-03-02T02:00:02.000Z');
    const next = tryOut(() => ({}), { memory, at: '2025-03-02T01:00:00Z' });
    expect(await next.get('http://a.test/x')).toBe('host_asks_to_wait');
    expect(next.asked()).toEqual([]);
    const later = tryOut(() => ({}), { memory, at: '2025-03-02T02:00:02Z' });
    expect(await later.get('http://a.test/x')).toBe(200);
  });

  it('does not believe a date that no clock could mean', async () => {
    const memory = rememberInProcess();
    memory.hold('a.test', Date.parse('2031-01-01T00:00:00Z'));
    memory.endTurn('a.test', Date.parse('2031-01-01T00:00:00Z'));
    const { get, times } = tryOut(() => ({}), { memory });
    expect(await get('http://a.test/x')).toBe(200);
    // the pause was begun anew, for robots.txt and for the page
    expect(times()).toEqual([4]);
    expect(memory.heldUntil('a.test')).toBe(0);
  });

  it('leaves a host alone that keeps failing, and only that', async () => {
    const { get, times } = tryOut(({ hostname }) => (hostname === 'a.test' ? { fails: true } : {}));
    const codes: (string | number)[] = [];
    for (const n of [1, 2, 3, 4, 5, 6]) codes.push(await get(`http://a.test/${n}`));
    expect(codes).toEqual([...Array(4).fill('network_failed'), 'host_set_aside', 'host_set_aside']);
    expect(times()).toHaveLength(16);
    expect(await get('http://b.test/')).toBe(200);
  });

  it('follows redirects, five at most, and no circle', async () => {
    const chain = tryOut(({ pathname }) => {
      const n = Number(pathname.slice(1));
      return n < 5 ? { status: 302, headers: { location: `/${n + 1}` } } : {};
    });
    expect(await chain.get('http://a.test/0')).toBe(200);
    const long = tryOut(({ pathname }) => ({ status: 301, headers: { location: `${pathname}x` } }));
    expect(await long.get('http://a.test/x')).toBe('too_many_redirects');
    const circle = tryOut(({ pathname }) => ({
      status: 302,
      headers: { location: pathname === '/a' ? '/b' : '/a' },
    }));
    expect(await circle.get('http://a.test/a')).toBe('redirect_loop');
    expect(await tryOut(() => ({ status: 302 })).get('http://a.test/')).toBe('redirect_without_target');
    const file = tryOut(() => ({ status: 302, headers: { location: 'file:///etc/passwd' } }));
    expect(await file.get('http://a.test/')).toBe('address_unsupported');
  });

  it('asks for robots.txt once a host, and obeys it also after a redirect', async () => {
    const { get, asked } = tryOut(
      ({ pathname, hostname }) => {
        if (pathname === '/robots.txt')
          return hostname === 'b.test' ? { body: 'User-agent: *\nDisallow: /private' } : { status: 404 };
        return { status: 302, headers: { location: `http://b.test/private${pathname}` } };
      },
      { playsRobots: true },
    );
    expect(await get('http://a.test/1')).toBe('robots_disallow');
    expect(await get('http://a.test/2')).toBe('robots_disallow');
    expect(asked()).toEqual([
      'http://a.test/robots.txt',
      'http://a.test/1',
      'http://b.test/robots.txt',
      'http://a.test/2',
    ]);
  });

  it('fetches nothing while robots.txt cannot be had', async () => {
    const { get, asked } = tryOut(() => ({ status: 503 }), { playsRobots: true });
    expect(await get('http://a.test/1')).toBe('robots_unreachable');
    expect(await get('http://a.test/2')).toBe('robots_unreachable');
    expect(asked().filter((url) => !url.endsWith('/robots.txt'))).toEqual([]);
    expect(asked()).toHaveLength(4);
  });

  it('keeps the delay that robots.txt asks for', async () => {
    const { get, times } = tryOut(
      ({ pathname }) => (pathname === '/robots.txt' ? { body: 'User-agent: *\nCrawl-delay: 10' } : {}),
      { playsRobots: true },
    );
    for (const n of [1, 2]) await get(`http://a.test/${n}`);
    expect(times()).toEqual([10, 20]);
  });
});

describe('from one run to the next', () => {
  const listing = 'User-agent: *\nDisallow: /x/\nCrawl-delay: 5';
  const byRobots =
    (answer: Answer) =>
    ({ pathname }: URL): Answer =>
      pathname === '/robots.txt' ? answer : {};

  it('keeps the pause: the second run begins where the first one stopped', async () => {
    const memory = rememberInProcess();
    const first = tryOut(() => ({ takes: 4 }), { memory });
    await first.get('http://a.test/1');
    // it began after 2 s and took 4 s: 20 s are to pass until 02:00:26
    const second = tryOut(() => ({}), { memory, at: '2025-03-01T02:00:07Z' });
    await second.get('http://a.test/2');
    expect(second.times()).toEqual([19]);
    await second.get('http://b.test/');
    expect(second.times()[1]).toBe(21);
  });

  it('takes a request that was cut off for one that is under way for half a minute', async () => {
    const memory = rememberInProcess();
    const start = Date.parse('2025-03-01T02:00:00Z');
    expect(memory.takeTurn('a.test', start, start + 30_000)).toBe(start);
    const { get, times } = tryOut(() => ({}), { memory, at: '2025-03-01T02:00:01Z' });
    await get('http://a.test/1');
    expect(times()).toEqual([31]);
  });

  it.each([
    ['a day', {}, 24],
    ['what max-age says', { 'cache-control': 'public, max-age=7200' }, 2],
    ['what Expires says', { expires: 'Sat, 01 Mar 2025 05:00:00 GMT' }, 3],
    ['no more than a day', { 'cache-control': 'max-age=31536000' }, 24],
    ['an hour, when caching is forbidden', { 'cache-control': 'no-store, max-age=0' }, 1],
    ['an hour, when it has expired already', { expires: '0' }, 1],
  ])('asks for robots.txt again after %s', async (_, headers, hours) => {
    const memory = rememberInProcess();
    const script = byRobots({ body: listing, headers });
    await tryOut(script, { memory, playsRobots: true }).get('http://a.test/1');
    const before = tryOut(script, { memory, playsRobots: true });
    before.setTime(Date.parse('2025-03-01T02:00:00Z') + hours * 3_600_000 - 1000);
    expect(await before.get('http://a.test/x/1')).toBe('robots_disallow');
    expect(before.asked()).toEqual([]);
    // the same process, over an hour of work
    before.setTime(Date.parse('2025-03-01T02:00:00Z') + hours * 3_600_000);
    expect(await before.get('http://a.test/x/1')).toBe('robots_disallow');
    expect(before.asked()).toEqual(['http://a.test/robots.txt']);
  });

  it('keeps the delay of a robots.txt that is not asked for again', async () => {
    const memory = rememberInProcess();
    const script = byRobots({ body: listing });
    await tryOut(script, { memory, playsRobots: true }).get('http://a.test/1');
    const next = tryOut(script, { memory, playsRobots: true, at: '2025-03-01T03:00:00Z' });
    for (const n of [1, 2]) await next.get(`http://a.test/${n}`);
    expect(next.times()).toEqual([0, 5]);
    expect(next.asked()).not.toContain('http://a.test/robots.txt');
  });

  it('keeps that there is none, and each origin of a host apart', async () => {
    const memory = rememberInProcess();
    const script = (url: URL): Answer =>
      url.pathname === '/robots.txt' && url.port === '8080' ? { body: listing } : { status: 404 };
    for (const _ of [1, 2]) {
      const { get } = tryOut(script, { memory, playsRobots: true });
      expect(await get('http://a.test/x/')).toBe(404);
      expect(await get('http://a.test:8080/x/')).toBe('robots_disallow');
    }
    expect(memory.recallRobots('http://a.test')?.status).toBe(404);
    expect(memory.recallRobots('http://a.test:8080')?.text).toBe(listing);
  });

  it('asks again for one that could not be had, that is huge, or that is from the future', async () => {
    const memory = rememberInProcess();
    await tryOut(() => ({ status: 503 }), { memory, playsRobots: true }).get('http://down.test/');
    expect(memory.recallRobots('http://down.test')).toBeNull();
    const huge = { body: `${listing}\n#${'x'.repeat(70_000)}` };
    await tryOut(byRobots(huge), { memory, playsRobots: true }).get('http://huge.test/');
    expect(memory.recallRobots('http://huge.test')).toBeNull();
    await tryOut(() => ({}), { memory, playsRobots: true }).get('http://a.test/');
    const earlier = tryOut(() => ({}), { memory, playsRobots: true, at: '2025-02-28T02:00:00Z' });
    await earlier.get('http://a.test/');
    expect(earlier.asked()).toEqual(['http://a.test/robots.txt', 'http://a.test/']);
  });
});
